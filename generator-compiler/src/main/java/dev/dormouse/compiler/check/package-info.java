/**
 * What is refused in class files: before anything is laid out, what sources may not say and no source was there to say it ({@link dev.dormouse.compiler.check.ClassFileChecks}); afterwards, records that
 * do not keep a budget, a profile or a promise. And, in finished class files, what is not woven or does not fit together ({@link dev.dormouse.compiler.check.WovenChecks}).
 *
 * <p>A check changes nothing. It collects all that it finds, by class and line.
 */
package dev.dormouse.compiler.check;
