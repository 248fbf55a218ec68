/**
 * The compiler inside javac: one annotation processor that writes companions, checks sources and has class files woven.
 *
 * <p>Data flows in the order of javac's own phases. While annotations are processed, coroutine methods become {@link
 * dev.dormouse.compiler.javac.Companion companion} sources. When a class has been analysed, its trees are checked and the lines of its coroutines
 * kept. When a class has been generated, its class file is remembered. When the compilation ends, the class files are woven where they lie.
 *
 * <p>Invariant: after a compilation that is refused, none of its class files exists; so a build that takes existing class files for success cannot
 * succeed with it.
 */
package dev.dormouse.compiler.javac;
