import { assign } from "xstate";
import { channel } from "../machines/channel.ts";
import { aligned } from "../variants/aligned.ts";
import type { Mutant } from "./mutant.ts";

export const channelsSurviveRestart: Mutant = {
  name: "channels-survive-restart",
  description: "A restart leaves the records of the dead attempt in the channels.",
  mutates: aligned.name,
  origin: "Messages of a dead attempt that reach the next one (A1.10).",
  killedBy: "record conservation",
  scenario: "single-channel",
  machines: {
    ...aligned.machines,
    channel: channel.provide({ actions: { clear: assign({}) } }),
  },
};
