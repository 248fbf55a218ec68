/**
 * The command line: {@code dormouse weave} and {@code dormouse check}.
 *
 * <p>An {@link dev.dormouse.cli.Artifact} is a folder or jar that was read whole: the class files in it by the name of their class, and where each lies. What is woven goes back by way of temporary files
 * that are moved into place one by one, in a folder by a {@link dev.dormouse.cli.Replacement} that can be undone.
 *
 * <p>Invariants: nothing that is read is trusted, and no class of it is ever loaded; whatever goes wrong before the first move leaves everything as it was; no file is ever half written.
 */
package dev.dormouse.cli;
