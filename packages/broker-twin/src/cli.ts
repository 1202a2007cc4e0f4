#!/usr/bin/env node
import { runCommand } from './cli/run-command.ts';
import { systemCommandWorld } from './cli/system-command-world.ts';

void runCommand(process.argv.slice(2), systemCommandWorld);
