import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Limits } from './limits.service.js';
import { Lookup } from './lookup.service.js';
import { SignIn } from './sign-in.service.js';
import { AccountRow, AttemptRow, LookupTokenRow, SessionRow } from './storage/access.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([AccountRow, SessionRow, LookupTokenRow, AttemptRow])],
  providers: [SignIn, Lookup, Limits],
  exports: [SignIn, Lookup, Limits],
})
export class AccessModule {}
