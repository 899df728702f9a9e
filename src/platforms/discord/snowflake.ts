/** An id of Discord: digits, too many for a number. https://discord.com/developers/docs/reference#snowflakes */
import { z } from 'zod';

export const snowflake = z.string().regex(/^\d{1,20}$/);
