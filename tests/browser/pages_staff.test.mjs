// The pages of a case manager, a senior and a manager.
import { lookAt } from './pages_of.mjs';

lookAt(['sam', 'priya', 'morgan']);
