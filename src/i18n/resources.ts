/** Every namespace, imported by name: a file of locales/<lang>/ that is not listed here does not exist for the house (a test compares). */
import askEn from '#locales/en/ask.json' with { type: 'json' };
import changesEn from '#locales/en/changes.json' with { type: 'json' };
import cliEn from '#locales/en/cli.json' with { type: 'json' };
import commonEn from '#locales/en/common.json' with { type: 'json' };
import compareEn from '#locales/en/compare.json' with { type: 'json' };
import costEn from '#locales/en/cost.json' with { type: 'json' };
import discordEn from '#locales/en/discord.json' with { type: 'json' };
import errorsEn from '#locales/en/errors.json' with { type: 'json' };
import factEn from '#locales/en/fact.json' with { type: 'json' };
import feedbackEn from '#locales/en/feedback.json' with { type: 'json' };
import feishuEn from '#locales/en/feishu.json' with { type: 'json' };
import helpEn from '#locales/en/help.json' with { type: 'json' };
import modelsEn from '#locales/en/models.json' with { type: 'json' };
import planEn from '#locales/en/plan.json' with { type: 'json' };
import plansEn from '#locales/en/plans.json' with { type: 'json' };
import recommendEn from '#locales/en/recommend.json' with { type: 'json' };
import settingsEn from '#locales/en/settings.json' with { type: 'json' };
import webEn from '#locales/en/web.json' with { type: 'json' };
import askZh from '#locales/zh/ask.json' with { type: 'json' };
import changesZh from '#locales/zh/changes.json' with { type: 'json' };
import cliZh from '#locales/zh/cli.json' with { type: 'json' };
import commonZh from '#locales/zh/common.json' with { type: 'json' };
import compareZh from '#locales/zh/compare.json' with { type: 'json' };
import costZh from '#locales/zh/cost.json' with { type: 'json' };
import discordZh from '#locales/zh/discord.json' with { type: 'json' };
import errorsZh from '#locales/zh/errors.json' with { type: 'json' };
import factZh from '#locales/zh/fact.json' with { type: 'json' };
import feedbackZh from '#locales/zh/feedback.json' with { type: 'json' };
import feishuZh from '#locales/zh/feishu.json' with { type: 'json' };
import helpZh from '#locales/zh/help.json' with { type: 'json' };
import modelsZh from '#locales/zh/models.json' with { type: 'json' };
import planZh from '#locales/zh/plan.json' with { type: 'json' };
import plansZh from '#locales/zh/plans.json' with { type: 'json' };
import recommendZh from '#locales/zh/recommend.json' with { type: 'json' };
import settingsZh from '#locales/zh/settings.json' with { type: 'json' };
import webZh from '#locales/zh/web.json' with { type: 'json' };

export const resources = {
  en: {
    common: commonEn,
    ask: askEn,
    cli: cliEn,
    errors: errorsEn,
    help: helpEn,
    settings: settingsEn,
    discord: discordEn,
    fact: factEn,
    feedback: feedbackEn,
    feishu: feishuEn,
    plan: planEn,
    plans: plansEn,
    models: modelsEn,
    compare: compareEn,
    changes: changesEn,
    cost: costEn,
    recommend: recommendEn,
    web: webEn,
  },
  zh: {
    common: commonZh,
    ask: askZh,
    cli: cliZh,
    errors: errorsZh,
    help: helpZh,
    settings: settingsZh,
    discord: discordZh,
    fact: factZh,
    feedback: feedbackZh,
    feishu: feishuZh,
    plan: planZh,
    plans: plansZh,
    models: modelsZh,
    compare: compareZh,
    changes: changesZh,
    cost: costZh,
    recommend: recommendZh,
    web: webZh,
  },
};
