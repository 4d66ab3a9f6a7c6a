import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { AppError, type FieldFault } from '#contracts';

/** What a failed check means to the person who typed; keyed by the check's own name. */
const SENTENCES: Record<string, { code: string; zh: string; en: string }> = {
  whitelistValidation: { code: 'unknown_field', zh: '不认识的字段。', en: 'This field is not known.' },
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
const UNSAID = { code: 'required', zh: '请填写。', en: 'Please fill this in.' };
const UNKNOWN = { code: 'invalid', zh: '内容有误。', en: 'This is not valid.' };

/** One fault a field: the first that was found, or "please fill in" when nothing was given at all. */
function faultsOf(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = parent === '' ? error.property : `${parent}.${error.property}`;
    const names = Object.keys(error.constraints ?? {});
    const own = names.length === 0 ? [] : [names.includes('whitelistValidation') ? SENTENCES['whitelistValidation'] : error.value === undefined || error.value === null ? UNSAID : SENTENCES[names[0] ?? '']];
    const here = own.map((sentence) => {
      const { code, zh, en } = sentence ?? UNKNOWN;
      return { path, code, message: { zh, en } };
    });
    return [...here, ...faultsOf(error.children ?? [], path)];
  });
}

/** Nothing unknown passes, nothing is converted silently, and all faults are told at once. */
export const validation = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    transformOptions: { enableImplicitConversion: false, exposeUnsetFields: false },
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => new AppError('request.invalid', {}, faultsOf(errors)),
  });
