import { storeContract } from '../../contracts/store-contract.ts';
import { openTempStore } from './temp-store.ts';

storeContract('SQLite', openTempStore);
