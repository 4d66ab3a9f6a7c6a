import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from './public/answers.dto.js';

/** The interface in OpenAPI, made from the same decorators that check the input. Problems are the same everywhere. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('IP rights-protection assistance network (知识产权维权援助，全国一张网)')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('ipr_session')
    .build();
  const document = SwaggerModule.createDocument(app, options, { extraModels: [ProblemDto] });
  const problem = {
    description: 'RFC 9457 problem details',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path) as { responses?: Record<string, unknown> }[]) {
      if (operation.responses) operation.responses['default'] = problem;
    }
  }
  return document;
}
