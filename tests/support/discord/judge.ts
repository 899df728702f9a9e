/** What Discord would say to a message, a modal or a command list: its OpenAPI document and the limits beside it, in one answer. */
import { commandProblems } from './command-limits.ts';
import { messageProblems, modalProblems } from './extra-limits.ts';
import { createOpenApi, type OpenApi, type Problem } from './openapi.ts';

type Json = { readonly [key: string]: unknown };
let shared: OpenApi | undefined;
/** One compiled document for a test process: compiling takes longer than most tests. */
export const openApi = (): OpenApi => {
  shared ??= createOpenApi();
  return shared;
};

export const MESSAGES = '/channels/{channel_id}/messages';
export const ORIGINAL = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
export const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';

const under = (key: string, problems: readonly Problem[]): readonly Problem[] => problems.map((each) => ({ ...each, path: [key, ...each.path] }));

/** Every problem of a request that the loopback knows how to judge. `files`: names of the files sent along. */
export function judge(method: string, template: string, body: unknown, files: readonly string[] = []): readonly Problem[] {
  const problems = [...openApi().check(method, template, body)];
  const json = (body ?? {}) as Json;
  if (template.endsWith('/commands') && method === 'PUT') return [...problems, ...(body as readonly Json[]).flatMap(commandProblems)];
  if (template === MESSAGES || template === WEBHOOK) return [...problems, ...messageProblems(json, files, true)];
  if (template.startsWith(`${WEBHOOK}/messages/`) || template === `${MESSAGES}/{message_id}`)
    return [...problems, ...messageProblems(json, files, false)];
  if (template === CALLBACK) {
    const data = (json['data'] ?? {}) as Json;
    if (json['type'] === 9) return [...problems, ...modalProblems(data)];
    if (json['type'] === 4 || json['type'] === 7) return [...problems, ...under('data', messageProblems(data, files, json['type'] === 4))];
  }
  return problems;
}
