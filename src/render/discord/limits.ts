/** What Discord accepts, in UTF-16 units (the strictest reading of "characters"); each with the page that says so. */

/** https://discord.com/developers/docs/resources/channel#start-thread-from-message, `name`: 1 to 100 characters. */
export const threadName = 100;

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const embedLimits = {
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  /** Title, description, field names and values and footers of all embeds of a message together. */
  sum: 6000,
} as const;

/** https://discord.com/developers/docs/resources/message#create-message */
export const messageLimits = {
  content: 2000,
  embeds: 10,
  files: 10,
  /** https://discord.com/developers/docs/resources/message#attachment-object */
  fileDescription: 1024,
  /** Of a link anywhere; discord-api-spec RichEmbed.url. */
  url: 2048,
} as const;

/** https://discord.com/developers/docs/components/reference */
export const componentLimits = {
  rows: 5,
  buttonsPerRow: 5,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  selectOptions: 25,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
  placeholder: 150,
} as const;

/** https://discord.com/developers/docs/components/reference#text-input , …#label , interactions/receiving-and-responding (modal) */
export const modalLimits = { title: 45, components: 5, label: 45, inputPlaceholder: 100, inputValue: 4000 } as const;

/** https://discord.com/developers/docs/interactions/application-commands */
export const commandLimits = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Names, descriptions and values of a whole command; of each text the longest localization counts. */
  total: 8000,
} as const;

/** Not Discord's: a code block in an embed that is wider than this breaks its lines on a phone of 390 pixels, measured in the playground's view. */
export const PHONE_COLUMNS = 28;
