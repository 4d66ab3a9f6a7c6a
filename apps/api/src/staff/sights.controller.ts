import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AccountQueries, type SeeingReason, type Viewer, whyMaySee } from '#access';
import { CaseAccess, type CaseStanding, type PersonLine } from '#cases';
import { AppError } from '#contracts';
import { parseCaseNumber } from '#intake';
import { Network, type NetworkView } from '#network';
import { CurrentViewer, SignedIn } from '../http/access.js';
import { Text } from '../http/fields.js';
import { refById } from '../public/present.js';
import { SightDto, SightsDto } from './scope.dto.js';

class SightQuery {
  @Text(60, { min: 1 }) login: string;
}

/**
 * "Who sees this case, and why?", and "why does this person?": asked by the leader who answers for it, by the keeper of accounts and by the
 * auditor. The answer tells of persons and rules, and nothing of what is in the case; asking is on the audit log.
 */
@ApiTags('scope')
@SignedIn('team_leader', 'security_admin', 'auditor')
@Controller('scope/cases/:number')
export class SightsController {
  constructor(
    private readonly access: CaseAccess,
    private readonly accounts: AccountQueries,
    private readonly network: Network,
  ) {}

  @Get('viewers')
  @ApiOperation({ summary: 'Everybody who sees a case, each with the reasons' })
  @ApiOkResponse({ type: SightsDto })
  async all(@Param('number') number: string, @CurrentViewer() viewer: Viewer): Promise<SightsDto> {
    const standing = await this.asked(number, viewer, null);
    const view = await this.network.current();
    const candidates = await this.access.candidates(standing);
    const items = candidates.map((person) => this.sight(person, standing, view)).filter(({ maySee }) => maySee);
    return {
      caseNo: standing.caseNo,
      confidential: standing.isConfidential,
      holder: refById(standing.holder, view),
      items,
    };
  }

  @Get('sight')
  @ApiOperation({ summary: 'Whether one person sees a case, and why' })
  @ApiOkResponse({ type: SightDto })
  async one(
    @Param('number') number: string,
    @Query() { login }: SightQuery,
    @CurrentViewer() viewer: Viewer,
  ): Promise<SightDto> {
    const person = await this.accounts.byLogin(login.trim());
    const standing = await this.asked(number, viewer, person?.id ?? null);
    if (!person) throw new AppError('account.not_found');
    const sight = this.sight(person, standing, await this.network.current());
    return person.isActive ? sight : { ...sight, maySee: false, reasons: [] };
  }

  private async asked(number: string, viewer: Viewer, about: string | null): Promise<CaseStanding> {
    const standing = await this.access.standing(parseCaseNumber(number) ?? '-');
    const isLeader = viewer.role === 'team_leader';
    if (!standing || (isLeader && whyMaySee(viewer, standing).length === 0)) throw new AppError('case.not_found');
    await this.access.asked(viewer.accountId, standing.id, about);
    return standing;
  }

  private sight(person: PersonLine, standing: CaseStanding, view: NetworkView): SightDto {
    const reasons: SeeingReason[] = whyMaySee({ ...person, accountId: person.id }, standing);
    return {
      accountId: person.id,
      login: person.login,
      displayName: person.displayName,
      role: person.role,
      institution: refById(person.institutionId, view),
      queueName: person.queue === null ? null : this.network.deskName(person.queue, view),
      maySee: reasons.length > 0,
      reasons,
    };
  }
}
