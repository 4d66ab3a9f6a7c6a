import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError } from '#contracts';
import { Network } from '#network';
import { Database } from '#platform/database';
import { Metrics } from '#platform/observability';
import { Public } from './http/access.js';

/** For machines: alive, ready to file a request, and figures. A queue server that is down keeps nobody from filing, so it is not asked. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly network: Network,
    private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  alive(): { status: 'alive' } {
    return { status: 'alive' };
  }

  @Get('readyz')
  async ready(): Promise<{ status: 'ready'; directoryVersion: string }> {
    try {
      await this.database.direct('SELECT 1');
      return { status: 'ready', directoryVersion: (await this.network.current()).directory.version };
    } catch {
      throw new AppError('service.unavailable');
    }
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
