import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

/**
 * One decorator per kind of field: the check at the door and the line in the interface description come from the same place,
 * so they cannot drift apart.
 */
interface Options {
  /** Absent and null are both allowed. */
  optional?: boolean;
  description?: string;
  example?: unknown;
}

type Class<T = object> = new () => T;

function field(checks: PropertyDecorator[], schema: ApiPropertyOptions, options: Options): PropertyDecorator {
  const described = {
    ...schema,
    required: !options.optional,
    ...(options.optional ? { nullable: true } : {}),
    ...(options.description ? { description: options.description } : {}),
    ...(options.example === undefined ? {} : { example: options.example }),
  } as ApiPropertyOptions;
  return (target, property) => {
    for (const check of checks) check(target, property);
    if (options.optional) IsOptional()(target, property);
    ApiProperty(described)(target, property);
  };
}

/** Text of bounded length, in code points. Control characters and bidirectional overrides are refused by intake's text rule. */
export const Text = (max: number, options: Options & { min?: number } = {}): PropertyDecorator =>
  field(
    [IsString(), MinLength(options.min ?? 0), MaxLength(max), Matches(/^[^\u0000]*$/u)],
    { type: String, maxLength: max, ...(options.min ? { minLength: options.min } : {}) },
    options,
  );

/** One word of a closed list. */
export const Code = (codes: readonly string[], options: Options & { enumName?: string } = {}): PropertyDecorator =>
  field([IsIn(codes)], { enum: [...codes], ...(options.enumName ? { enumName: options.enumName } : {}) }, options);

/** Several words of a closed list. */
export const Codes = (codes: readonly string[], options: Options & { min?: number; max?: number; enumName?: string } = {}): PropertyDecorator =>
  field(
    [IsArray(), ArrayMinSize(options.min ?? 0), ArrayMaxSize(options.max ?? 20), IsIn(codes, { each: true })],
    { enum: [...codes], isArray: true, ...(options.enumName ? { enumName: options.enumName } : {}) },
    options,
  );

/** A division of GB/T 2260: six digits. Whether it exists is checked against the directory. */
export const Region = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^\d{6}$/)], { type: String, pattern: '^\\d{6}$', example: '442000' }, options);

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)], { type: String, format: 'date' }, options);

/** An instant in UTC, ISO 8601. */
export const Instant = (options: Options = {}): PropertyDecorator => field([IsString()], { type: String, format: 'date-time' }, options);

export const Flag = (options: Options = {}): PropertyDecorator => field([IsBoolean()], { type: Boolean }, options);

export const Whole = (min: number, max: number, options: Options = {}): PropertyDecorator =>
  field([IsInt(), Min(min), Max(max)], { type: Number, minimum: min, maximum: max }, options);

export const Amount = (options: Options = {}): PropertyDecorator => field([IsNumber({ maxDecimalPlaces: 2 }), Min(0), Max(1e15)], { type: Number, minimum: 0 }, options);

/** A nested object of its own class. */
export const Part = (type: () => Class, options: Options = {}): PropertyDecorator =>
  field([IsObject(), ValidateNested(), Type(type)], { type }, options);

/** A list of nested objects. */
export const Parts = (type: () => Class, options: Options & { min?: number; max?: number } = {}): PropertyDecorator =>
  field([IsArray(), ArrayMinSize(options.min ?? 0), ArrayMaxSize(options.max ?? 50), ValidateNested({ each: true }), Type(type)], { type, isArray: true }, options);

/** A list of plain texts. */
export const Texts = (max: number, options: Options & { most?: number } = {}): PropertyDecorator =>
  field(
    [IsArray(), ArrayMaxSize(options.most ?? 50), IsString({ each: true }), MaxLength(max, { each: true })],
    { type: String, isArray: true },
    options,
  );

/** Facts of an open shape, for reading only. */
export const Facts = (options: Options = {}): PropertyDecorator => field([IsObject()], { type: Object, additionalProperties: true }, options);
