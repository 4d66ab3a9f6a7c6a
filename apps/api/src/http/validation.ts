import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { AppError, type FieldFault } from '#contracts';
import { TEXT_SENTENCES } from '#intake';

interface Sentence {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What a failed check means to the person who typed; keyed by the check's own name. */
const SENTENCES: Record<string, Sentence> = {
  isIn: { code: 'not_allowed', zh: '不是可选的值。', en: 'This is not one of the allowed values.' },
  isString: { code: 'not_text', zh: '应为文字。', en: 'This must be text.' },
  isBoolean: { code: 'not_boolean', zh: '应为是或否。', en: 'This must be true or false.' },
  isInt: { code: 'not_whole', zh: '应为整数。', en: 'This must be a whole number.' },
  isNumber: { code: 'not_number', zh: '应为数字。', en: 'This must be a number.' },
  isArray: { code: 'not_list', zh: '应为列表。', en: 'This must be a list.' },
  isObject: { code: 'not_object', zh: '应为一组字段。', en: 'This must be an object.' },
  nestedValidation: { code: 'not_object', zh: '应为一组字段。', en: 'This must be an object.' },
  arrayMinSize: { code: 'too_few', zh: '至少填写一项。', en: 'At least one is needed.' },
  arrayMaxSize: { code: 'too_many', zh: '项数过多。', en: 'There are too many.' },
  maxLength: { code: 'too_long', zh: '内容过长。', en: 'This is too long.' },
  minLength: { code: 'too_short', zh: '请填写。', en: 'Please fill this in.' },
  matches: { code: 'wrong_form', zh: '格式不正确。', en: 'The form is not right.' },
  min: { code: 'too_small', zh: '数值过小。', en: 'This is too small.' },
  max: { code: 'too_large', zh: '数值过大。', en: 'This is too large.' },
};
const UNKNOWN_FIELD: Sentence = { code: 'unknown_field', zh: '不认识的字段。', en: 'This field is not known.' };
const UNSAID: Sentence = { code: 'required', zh: '请填写。', en: 'Please fill this in.' };
const UNKNOWN: Sentence = { code: 'invalid', zh: '内容有误。', en: 'This is not valid.' };
const TEXT_FAULTS = new Map(
  Object.entries(TEXT_SENTENCES).map(([fault, words]) => [fault, { code: `text.${fault}`, ...words }]),
);

/** One fault a field: the first that was found, or "please fill in" when nothing was given at all. */
function faultsOf(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = parent === '' ? error.property : `${parent}.${error.property}`;
    const [first] = Object.entries(error.constraints ?? {});
    const here = first ? [faultAt(path, sentenceOf(error, first))] : [];
    return [...here, ...faultsOf(error.children ?? [], path)];
  });
}

function sentenceOf({ constraints, value }: ValidationError, [name, text]: [string, string]): Sentence {
  if (constraints?.['whitelistValidation'] !== undefined) return UNKNOWN_FIELD;
  if (value === undefined || value === null) return UNSAID;
  const fault = name === 'keepable' ? TEXT_FAULTS.get(text) : undefined;
  return fault ?? SENTENCES[name] ?? UNKNOWN;
}

const faultAt = (path: string, { code, zh, en }: Sentence): FieldFault => ({ path, code, message: { zh, en } });

/** The library looks fields up in a plain object, where `toString` and its kin seem to be known ones. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

function inheritedNames(value: unknown, parent = ''): FieldFault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const path = parent === '' ? key : `${parent}.${key}`;
    return INHERITED.has(key) ? [faultAt(path, UNKNOWN_FIELD)] : inheritedNames(member, path);
  });
}

class StrictValidation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const faults = inheritedNames(value);
    if (faults.length > 0) throw new AppError('request.invalid', {}, faults);
    return super.transform(value, metadata);
  }
}

/** Nothing unknown passes, nothing is converted silently, and all faults are told at once. */
export const validation = (): ValidationPipe =>
  new StrictValidation({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => new AppError('request.invalid', {}, faultsOf(errors)),
  });
