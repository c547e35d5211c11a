// Moments as Terraform and Atlas write them: RFC 3339.

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))$/;

/** Milliseconds since 1970; undefined where the text is no moment that exists. */
export function parseMoment(text: string): number | undefined {
  const [, year, month, day, hour, minute, second, , offsetHour = '00', offsetMinute = '00'] =
    RFC_3339.exec(text) ?? [];
  if (year === undefined) return undefined;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (month === '00' || Number(month) > 12 || day === '00' || Number(day) > days) return undefined;
  if ([hour, offsetHour].some((value) => Number(value) > 23)) return undefined;
  if ([minute, second, offsetMinute].some((value) => Number(value) > 59)) return undefined;
  return Date.parse(text.toUpperCase());
}
