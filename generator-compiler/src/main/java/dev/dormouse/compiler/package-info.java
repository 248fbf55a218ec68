/**
 * The compiler's own entrance: class files in, woven class files and a report out. {@link dev.dormouse.compiler.Weaver} knows nothing of javac; who calls it brings the
 * {@link dev.dormouse.compiler.World} that the classes refer to.
 */
package dev.dormouse.compiler;
