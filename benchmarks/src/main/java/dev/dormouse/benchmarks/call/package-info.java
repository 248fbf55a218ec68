/** What it costs to call a coroutine that completes at once, beside a plain method that does the same. {@link dev.dormouse.benchmarks.Mode#APART} keeps both from being inlined. */
package dev.dormouse.benchmarks.call;
