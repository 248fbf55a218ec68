package dev.dormouse.compiler;

import java.util.List;
import java.util.Set;

/**
 * What looking through finished class files gave.
 *
 * @param faults what would fail when it runs; empty if nothing would, as far as could be seen
 * @param missing internal names of classes whose coroutines are called and that were nowhere to be found, so that those calls were not checked
 */
public record Inspection(List<Weaving.Refusal> faults, Set<String> missing) {}
