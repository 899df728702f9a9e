import type Resources from './locale-keys.d.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    enableSelector: false;
    defaultNS: 'common';
    resources: Resources;
  }
}
