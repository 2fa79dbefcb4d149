import { BROWSER_FAULTS } from "./browser-faults.ts";
import { DEPLOY_FAULTS } from "./deploy-faults.ts";
import type { Fault } from "./fault.ts";
import { HOST_FAULTS } from "./host-faults.ts";
import { NETWORK_FAULTS } from "./network-faults.ts";
import { SCRIPT_FAULTS } from "./script-faults.ts";
import { STORAGE_FAULTS } from "./storage-faults.ts";
import { TRANSLATION_FAULTS } from "./translation-faults.ts";

/** Every fault that is injected, each by its name. */
export const FAULTS: readonly Fault[] = [
  ...NETWORK_FAULTS,
  ...HOST_FAULTS,
  ...DEPLOY_FAULTS,
  ...SCRIPT_FAULTS,
  ...STORAGE_FAULTS,
  ...BROWSER_FAULTS,
  ...TRANSLATION_FAULTS,
];
