/** The state report: how large each coroutine's record is, and why. Plain data in, text out; it knows nothing of bytecode. */
package dev.dormouse.compiler.report;
