import { Code, Text } from '../http/fields.js';

export class LoginDto {
  @Text(100, { min: 1 }) login: string;
  @Text(200, { min: 1 }) password: string;
}

export class SecondFactorDto {
  @Text(20, { min: 6, description: 'six digits of the authenticator (RFC 6238), or a recovery code' }) code: string;
}

export class LoginAnswerDto {
  @Code(['second_factor']) next: 'second_factor';
}
