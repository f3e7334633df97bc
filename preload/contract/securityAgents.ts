/** The agents behind a security module, as far as the hub lets one tell them apart. */
import { z } from 'zod';

export const generation = z.enum(['classic', 'micro']);
export type Generation = z.infer<typeof generation>;

/**
 * Which agent reports into a classic module, as far as its reported keys tell. `csharp`: a C# agent on Linux or Windows,
 * which report the same keys; `unknown`: any of the three.
 */
export const agentFlavour = z.enum(['c', 'csharpLinux', 'csharpWindows', 'csharp', 'unknown']);
export type AgentFlavour = z.infer<typeof agentFlavour>;

/**
 * What an agent makes of a property: `obeyed`; `inert`: it reads, checks and reports it, and does nothing with it;
 * `ignored`: it neither reads nor reports it.
 */
export const treatment = z.enum(['obeyed', 'inert', 'ignored']);
export type Treatment = z.infer<typeof treatment>;

/** One dated fact about the support of a generation. What is said of the future is what was announced. */
export const retirementFact = z.object({
  generation,
  milestone: z.enum(['generallyAvailable', 'supportEnd', 'legacyEnd', 'retirement']),
  /** `YYYY-MM-DD`, or `YYYY-MM` where only the month is documented. */
  date: z.string(),
  source: z.string(),
});
export type RetirementFact = z.infer<typeof retirementFact>;
