/** A Lua script without its comment lines, blank lines and indentation; what runs stays as it is, line by line. */
export function luaForShipping(source: string): string {
  const lines = source.split('\n').map((line) => line.trim());
  return `${lines.filter((line) => line !== '' && !line.startsWith('--')).join('\n')}\n`;
}
