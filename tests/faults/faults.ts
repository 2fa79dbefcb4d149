import { BROWSER_FAULTS } from "./browser-faults.ts";
import { DEPLOY_FAULTS } from "./deploy-faults.ts";
import type { Fault } from "./fault.ts";
import { HOST_FAULTS } from "./host-faults.ts";
import { NETWORK_FAULTS } from "./network-faults.ts";
import { SCRIPT_FAULTS } from "./script-faults.ts";
import { STORAGE_FAULTS } from "./storage-faults.ts";
import { TRANSLATION_FAULTS } from "./translation-faults.ts";

/** Wherever follows survive what happens to the device's storage, a draft does. */
const withDraft = (fault: Fault): Fault => ({ hasDraft: !fault.isFirst && !fault.losesFollows, ...fault });

/** Every fault that is injected, each by its name. */
export const FAULTS: readonly Fault[] = [
  ...NETWORK_FAULTS,
  ...HOST_FAULTS,
  ...DEPLOY_FAULTS,
  ...SCRIPT_FAULTS,
  ...STORAGE_FAULTS.map(withDraft),
  ...BROWSER_FAULTS,
  ...TRANSLATION_FAULTS,
];
