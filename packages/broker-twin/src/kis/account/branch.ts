/** Branch that passes orders on: 91252 on real, 00950 on paper (fixtures order-cash). */
export function branchOf(environment: 'real' | 'paper'): string {
  return environment === 'real' ? '91252' : '00950';
}

/** kis-api 6: ten digits, zero padded. */
export function orderNumberText(number: number): string {
  return String(number).padStart(10, '0');
}
