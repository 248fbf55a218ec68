package dev.dormouse.compiler.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a report calls its coroutines: by their names, and where some share one, by their classes' binary names; so each name stands for one. */
final class Labels {

    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Map<String, Set<String>> byQualified = new HashMap<>();
    private final Map<String, String> byId = new HashMap<>();

    Labels(List<CoroutineStates> coroutines) {
        for (CoroutineStates coroutine : coroutines) {
            byName.computeIfAbsent(coroutine.name(), name -> new HashSet<>()).add(coroutine.qualified());
            byQualified.computeIfAbsent(coroutine.qualified(), name -> new HashSet<>()).add(coroutine.id());
        }
        coroutines.forEach(coroutine -> byId.put(coroutine.id(), label(coroutine)));
    }

    /** Of the two rows that a coroutine has which can be overridden and is started, one is of its own body, and the other of whatever the receiver has. */
    private String label(CoroutineStates coroutine) {
        boolean isOfReceiver = byQualified.get(coroutine.qualified()).size() > 1 && !coroutine.id().startsWith(owner(coroutine.qualified()));
        return inBudgets(coroutine) + (isOfReceiver ? " (any receiver)" : "");
    }

    /** The internal name of the class, and the dot behind it. */
    private static String owner(String qualified) {
        int end = qualified.indexOf('(') < 0 ? qualified.length() : qualified.indexOf('(');
        return qualified.substring(0, qualified.lastIndexOf('.', end)).replace('.', '/') + ".";
    }

    /** How a budget's line calls it. */
    String inBudgets(CoroutineStates coroutine) {
        return byName.get(coroutine.name()).size() > 1 ? coroutine.qualified() : coroutine.name();
    }

    String of(CoroutineStates coroutine) {
        return byId.get(coroutine.id());
    }

    /** The same coroutine, with its children under their labels. */
    CoroutineStates labelled(CoroutineStates c) {
        List<CoroutineStates.Sleep> sleeps = c.sleeps().stream().map(sleep -> sleep.child() == null || !byId.containsKey(sleep.child().id()) ? sleep : labelled(sleep)).toList();
        return new CoroutineStates(c.id(), c.name(), c.qualified(), c.signature(), c.source(), c.isRoot(), c.own(), c.embedded(), c.states(), c.stateBytes(), c.scratch(), c.codeBefore(), c.codeAfter(),
                c.arguments(), sleeps);
    }

    private CoroutineStates.Sleep labelled(CoroutineStates.Sleep sleep) {
        CoroutineStates.Child child = sleep.child();
        return new CoroutineStates.Sleep(sleep.number(), sleep.line(), sleep.at(),
                new CoroutineStates.Child(child.id(), byId.get(child.id()), child.embedding(), child.room(), child.pinned(), child.boxBytes()), sleep.variables());
    }
}
