import { ProviderUnavailableError } from '@hub/provider';

/** The pass ran out before the request was sent. Nothing was sent: enter the gate again. */
export class PassExpiredError extends ProviderUnavailableError {
  constructor(provider: string) {
    super(provider, `Nothing was sent to ${provider}: the permit ran out`);
  }
}
