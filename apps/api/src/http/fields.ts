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
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { cleanText, textFault } from '#intake';

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

/** What cannot be kept, or would not be read as it was written. The fault's own code travels as the message. */
const faultOfText = (value: unknown): string | null =>
  typeof value === 'string' ? textFault(cleanText(value), { max: Infinity, multiline: true }) : null;

const Keepable = (each: boolean): PropertyDecorator =>
  ValidateBy(
    {
      name: 'keepable',
      validator: {
        validate: (value: unknown) => faultOfText(value) === null,
        defaultMessage: (at) =>
          (Array.isArray(at?.value) ? at.value : [at?.value]).map(faultOfText).find((fault) => fault !== null) ?? '',
      },
    },
    { each },
  );

type TextOptions = Options & { min?: number };

const text = (max: number, options: TextOptions, more: readonly PropertyDecorator[]): PropertyDecorator =>
  field(
    [IsString(), MinLength(options.min ?? 0), MaxLength(max), ...more],
    { type: String, maxLength: max, ...(options.min ? { minLength: options.min } : {}) },
    options,
  );

/** Text of bounded length, in code points, without harmful characters. */
export const Text = (max: number, options: TextOptions = {}): PropertyDecorator =>
  text(max, options, [Keepable(false)]);

/** Text of a filing. Intake looks at its characters together with everything else, so that all faults of a form are told at once. */
export const FormText = (max: number, options: TextOptions = {}): PropertyDecorator => text(max, options, []);

/** One word of a closed list. */
export const Code = (codes: readonly string[], options: Options & { enumName?: string } = {}): PropertyDecorator =>
  field([IsIn(codes)], { enum: [...codes], ...(options.enumName ? { enumName: options.enumName } : {}) }, options);

/** Several words of a closed list. */
export const Codes = (
  codes: readonly string[],
  options: Options & { min?: number; max?: number; enumName?: string } = {},
): PropertyDecorator =>
  field(
    [IsArray(), ArrayMinSize(options.min ?? 0), ArrayMaxSize(options.max ?? 20), IsIn(codes, { each: true })],
    { enum: [...codes], isArray: true, ...(options.enumName ? { enumName: options.enumName } : {}) },
    options,
  );

/** A division of GB/T 2260: six digits. Whether it exists is checked against the directory. */
export const Region = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^\d{6}$/)], { type: String, pattern: '^\\d{6}$', example: '442000' }, options);

/** SHA-256 in hexadecimal. */
export const Fingerprint = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^[\da-f]{64}$/i)], { type: String, pattern: '^[0-9a-fA-F]{64}$' }, options);

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)], { type: String, format: 'date' }, options);

/** An instant in UTC, ISO 8601. */
export const Instant = (options: Options = {}): PropertyDecorator =>
  field([IsString()], { type: String, format: 'date-time' }, options);

export const Flag = (options: Options = {}): PropertyDecorator => field([IsBoolean()], { type: Boolean }, options);

export const Whole = (min: number, max: number, options: Options = {}): PropertyDecorator =>
  field([IsInt(), Min(min), Max(max)], { type: Number, minimum: min, maximum: max }, options);

/** The library counts decimals in the printed number and fails on one that prints as 1e-7. */
const isMoney = (value: unknown): boolean =>
  typeof value === 'number' && Number.isFinite(value) && Math.round(value * 100) / 100 === value;

/** Money in yuan, to the fen. */
export const Amount = (options: Options = {}): PropertyDecorator =>
  field(
    [ValidateBy({ name: 'isNumber', validator: { validate: isMoney } }), Min(0), Max(1e15)],
    { type: Number, minimum: 0 },
    options,
  );

/** A share or an average, for reading only. */
export const Ratio = (options: Options = {}): PropertyDecorator =>
  field([IsNumber()], { type: Number }, { optional: true, ...options });

/** How many rows of a list: 1 to 100, as it stands in an address. */
export const RowCount = (options: Options = {}): PropertyDecorator =>
  field([Matches(/^([1-9]\d?|100)$/)], { type: String, pattern: '^([1-9]\\d?|100)$', example: '50' }, options);

/** A nested object of its own class. */
export const Part = (type: () => Class, options: Options = {}): PropertyDecorator =>
  field([IsObject(), ValidateNested(), Type(type)], { type: () => type() }, options);

/** The library looks into a list within a list as if its members stood in the outer one: an empty one would pass for an object. */
const NoListsWithin = (): PropertyDecorator =>
  ValidateBy({
    name: 'isObject',
    validator: { validate: (value) => !Array.isArray(value) || !value.some((member) => Array.isArray(member)) },
  });

/** A list of nested objects. */
export const Parts = (type: () => Class, options: Options & { min?: number; max?: number } = {}): PropertyDecorator =>
  field(
    [
      IsArray(),
      ArrayMinSize(options.min ?? 0),
      ArrayMaxSize(options.max ?? 50),
      ValidateNested({ each: true }),
      NoListsWithin(),
      Type(type),
    ],
    { type: () => type(), isArray: true },
    options,
  );

/** A list of plain texts. */
export const Texts = (max: number, options: Options & { most?: number } = {}): PropertyDecorator =>
  field(
    [
      IsArray(),
      ArrayMaxSize(options.most ?? 50),
      IsString({ each: true }),
      MaxLength(max, { each: true }),
      Keepable(true),
    ],
    { type: String, isArray: true },
    options,
  );

/** Facts of an open shape, for reading only. */
export const Facts = (options: Options = {}): PropertyDecorator =>
  field([IsObject()], { type: Object, additionalProperties: true }, options);
