/** People who use the bot. What they do resolves when Discord shows the result: a message that is there, an edit, a completion, a modal. */
import { interactionJson, type Said, saidJson } from './events.ts';
import { EPHEMERAL, type Interaction, type Json, type Message, messageJson, type Person, type Place, type World } from './world.ts';

export type OptionValue = string | number | boolean;
/** What a person sees after using a command, a button, a select or a modal. */
export type Seen = {
  readonly interaction: Interaction;
  /** The message that the answer stands in: the new one, the edited one, or the private one. */
  readonly message: Message;
  readonly ephemeral: boolean;
};

export type People = {
  person(more?: Partial<Person>): Person;
  dm(person: Person): Place;
  /** A chat of two people without the bot, where it is installed to the user. */
  privateChat(): Place;
  slash(person: Person, place: Place, command: string, options?: Readonly<Record<string, OptionValue>>): Promise<Seen>;
  /** The same without waiting for an answer. */
  slashOnly(person: Person, place: Place, command: string, options?: Readonly<Record<string, OptionValue>>, expired?: boolean): Interaction;
  complete(
    person: Person,
    place: Place,
    command: string,
    option: string,
    typed: string,
  ): Promise<readonly { readonly name: string; readonly value: string }[]>;
  /** The message context menu, on somebody's message. */
  menu(person: Person, place: Place, command: string, content: string): Promise<Seen>;
  /** Presses the button that is labelled so. */
  press(person: Person, message: Message, label: string): Promise<Seen>;
  /** Chooses an option, by its label, in the select that offers it. */
  choose(person: Person, message: Message, label: string): Promise<Seen>;
  /** The same, of an entry that may open a modal: undefined where it did, which only who chose it sees. */
  chooseAny(person: Person, message: Message, label: string): Promise<Seen | undefined>;
  /** Presses a button, or chooses an option, that opens a modal; gives the modal. */
  open(person: Person, message: Message, label: string): Promise<Json>;
  /** Fills in a modal by the labels of its questions and sends it. */
  submit(person: Person, message: Message | undefined, modal: Json, fields: Readonly<Record<string, string>>, place?: Place): Promise<Seen>;
  /** Says something; resolves with the bot's answer to it, as a reply or in a thread on it. */
  say(said: Said): Promise<Message>;
  /** Says something that should be left alone. */
  sayOnly(said: Said): string;
  settled(interaction: Interaction): Promise<Seen>;
};

const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const controlsOf = (message: Message): readonly Json[] => message.components.flatMap((row) => list(row['components']));
export const labelsOf = (message: Message): readonly string[] =>
  controlsOf(message).map((control) => text(control['label'] ?? control['placeholder']));

const optionType = (value: OptionValue): number => (typeof value === 'boolean' ? 5 : typeof value === 'number' ? 10 : 3);

/** What the person's client would not let them send. */
function checkAgainstRegistered(world: World, command: string, options: Readonly<Record<string, OptionValue>>): void {
  const registered = world.commands.get('') ?? [];
  if (registered.length === 0) return;
  const found = registered.find((each) => each['name'] === command);
  if (!found) throw new Error(`there is no command /${command}`);
  for (const spec of list(found['options'])) {
    const value = options[String(spec['name'])];
    if (spec['required'] && value === undefined) throw new Error(`/${command} requires ${String(spec['name'])}`);
    const choices = list(spec['choices']);
    if (value !== undefined && choices.length > 0 && !choices.some((choice) => choice['value'] === value))
      throw new Error(`${String(value)} is no choice of ${String(spec['name'])}`);
  }
  for (const name of Object.keys(options))
    if (!list(found['options']).some((spec) => spec['name'] === name)) throw new Error(`/${command} has no option ${name}`);
}

export function createPeople(
  world: World,
  deliver: (event: Json, interaction: Interaction) => void,
  hear: (event: Json, guildId?: string) => void,
): People {
  const start = (type: number, person: Person, place: Place, data: Json, more: Partial<Interaction> = {}): Interaction => {
    const id = world.newId();
    const interaction: Interaction = {
      id,
      token: `aW50ZXJhY3Rpb24${id}`,
      type,
      person,
      place,
      expired: false,
      thinking: false,
      writes: 0,
      followUps: [],
      ...more,
    };
    world.interactions.set(interaction.token, interaction);
    deliver(interactionJson(world, interaction, data), interaction);
    return interaction;
  };

  const seen = (interaction: Interaction, message: Message): Seen => ({ interaction, message, ephemeral: (message.flags & EPHEMERAL) !== 0 });

  /** The answer is there: a follow-up, a new message that is no longer "thinking", or an update that was written. */
  const settled = (interaction: Interaction): Promise<Seen> =>
    world.when(
      () => {
        const followUp = interaction.followUps.at(-1);
        if (followUp) return seen(interaction, followUp);
        const { answeredWith, original } = interaction;
        if (answeredWith === undefined || !original || original.deleted) return undefined;
        const written = answeredWith === 4 || answeredWith === 7 || interaction.writes > 0;
        return written && !interaction.thinking ? seen(interaction, original) : undefined;
      },
      `an answer to interaction ${interaction.type} (${interaction.answeredWith ?? 'not acknowledged'})`,
    );

  const slashOnly: People['slashOnly'] = (person, place, command, options = {}, expired = false) => {
    checkAgainstRegistered(world, command, options);
    const values = Object.entries(options).map(([name, value]) => ({ name, type: optionType(value), value }));
    return start(2, person, place, { id: '1', name: command, type: 1, options: values }, { expired });
  };

  const find = (message: Message, label: string): Json => {
    const control = controlsOf(message).find((each) => each['label'] === label);
    if (!control) throw new Error(`no button “${label}”; there are: ${labelsOf(message).join(', ')}`);
    if (control['disabled']) throw new Error(`the button “${label}” cannot be pressed`);
    return control;
  };

  const placeOf = (message: Message): Place => {
    const place = world.places.get(message.channel);
    if (!place) throw new Error('the message is nowhere');
    return place;
  };

  /** The option that is labelled so, as choosing it in its select is sent. */
  const choice = (message: Message, label: string): Json | undefined => {
    for (const control of controlsOf(message)) {
      const option = list(control['options']).find((each) => each['label'] === label);
      if (option) return { component_type: 3, custom_id: control['custom_id'], values: [option['value']] };
    }
    return undefined;
  };

  const pressOnly = (person: Person, message: Message, label: string): Interaction =>
    start(3, person, placeOf(message), { component_type: 2, custom_id: find(message, label)['custom_id'] }, { on: message });

  const sayOnly = (said: Said): string => {
    const id = world.newId();
    hear(saidJson(world, id, said), 'guild' in said.place ? said.place.guild.id : undefined);
    return id;
  };

  return {
    person: (more = {}) => ({ id: world.newId(), username: 'ann', locale: 'en-US', ...more }),
    dm: (person) => {
      const place: Place = { type: 'dm', id: world.newId(), with: person };
      world.places.set(place.id, place);
      return place;
    },
    privateChat: () => {
      const place: Place = { type: 'private', id: world.newId() };
      world.places.set(place.id, place);
      return place;
    },
    settled,
    slashOnly,
    slash: (person, place, command, options) => settled(slashOnly(person, place, command, options)),
    complete: async (person, place, command, option, typed) => {
      const data = { id: '1', name: command, type: 1, options: [{ name: option, type: 3, value: typed, focused: true }] };
      const interaction = start(4, person, place, data);
      const answer = await world.when(() => (interaction.answeredWith === 8 ? interaction.answer : undefined), `completions of ${option}`);
      return list(answer['choices']) as unknown as { name: string; value: string }[];
    },
    menu: (person, place, command, content) => {
      const id = world.newId();
      const target = {
        ...messageJson({
          id,
          channel: place.id,
          author: { id: '777', username: 'bob' },
          content,
          embeds: [],
          components: [],
          attachments: [],
          files: [],
          flags: 0,
          edits: 0,
        }),
      };
      return settled(start(2, person, place, { id: '2', name: command, type: 3, target_id: id, resolved: { messages: { [id]: target } } }));
    },
    press: (person, message, label) => settled(pressOnly(person, message, label)),
    choose: (person, message, label) => {
      const chosen = choice(message, label);
      if (!chosen) throw new Error(`no option “${label}”`);
      return settled(start(3, person, placeOf(message), chosen, { on: message }));
    },
    chooseAny: async (person, message, label) => {
      const chosen = choice(message, label);
      if (!chosen) throw new Error(`no option “${label}”`);
      const interaction = start(3, person, placeOf(message), chosen, { on: message });
      await world.when(() => interaction.answeredWith, `an acknowledgement of “${label}”`);
      return interaction.answeredWith === 9 ? undefined : settled(interaction);
    },
    open: (person, message, label) => {
      const chosen = choice(message, label);
      const interaction = chosen ? start(3, person, placeOf(message), chosen, { on: message }) : pressOnly(person, message, label);
      return world.when(() => (interaction.answeredWith === 9 ? interaction.answer : undefined), 'a modal');
    },
    submit: (person, message, modal, fields, place) => {
      const components = list(modal['components']).map((root) => {
        const input = root['component'] as Json;
        const value = fields[String(root['label'])] ?? input['value'];
        const chosen = list(input['options']).filter((option) =>
          value === undefined ? option['default'] : option['label'] === value || option['value'] === value,
        );
        const filled = input['type'] === 3 ? { values: chosen.map((option) => option['value']) } : { value: value ?? '' };
        return { type: 18, id: 1, component: { type: input['type'], id: 2, custom_id: input['custom_id'], ...filled } };
      });
      const where = place ?? (message ? placeOf(message) : undefined);
      if (!where) throw new Error('a modal is submitted somewhere');
      return settled(start(5, person, where, { custom_id: modal['custom_id'], components }, message ? { on: message } : {}));
    },
    sayOnly,
    say: (said) => {
      const id = sayOnly(said);
      return world.when(
        () => [...world.messages.values()].find((message) => message.reference === id || message.nonce === id),
        `a reply to “${said.content}”`,
      );
    },
  };
}
