package dev.dormouse.compiler.check;

import dev.dormouse.compiler.Inspection;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Finds in finished class files what would fail when it runs: coroutines that are not woven, and calls of polls and drivers that are not there. The runtime may have been moved to another package, as
 * shading does: a package is taken for the runtime's where {@code Registers} or a mark of the weaver lies in its {@code woven}.
 */
public final class WovenChecks {

    private static final String POLL = "$poll$";
    private static final String DRIVER = "$drive$";
    private static final String WOVEN = "/woven/";

    /** Reads a class file; {@code null} if there is none. */
    public interface Library {

        byte[] read(String internalName);
    }

    private final Map<String, WovenClass> classes = new HashMap<>();
    private final Map<String, WovenClass> others = new HashMap<>();
    private final Library library;
    private final Set<String> runtimes = new HashSet<>(Set.of("dev/dormouse"));
    private final List<Weaving.Refusal> faults = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<String> told = new HashSet<>();

    private WovenChecks(Library library) {
        this.library = library;
    }

    /** What {@code Weaver.check} promises. */
    public static Inspection run(Map<String, byte[]> classes, Library library) {
        WovenChecks checks = new WovenChecks(name -> classes.containsKey(name) ? classes.get(name) : library.read(name));
        classes.forEach((name, classFile) -> {
            if (WovenClass.isOfInterest(classFile)) {
                checks.classes.put(name, WovenClass.read(classFile));
            }
        });
        checks.classes.values().forEach(checks::learnRuntime);
        checks.classes.values().stream().sorted(Comparator.comparing(type -> type.name)).forEach(checks::check);
        return new Inspection(List.copyOf(checks.faults), checks.missing);
    }

    private void learnRuntime(WovenClass type) {
        if (type.name.endsWith(WOVEN + "Registers")) {
            runtimes.add(type.name.substring(0, type.name.lastIndexOf(WOVEN)));
        }
        Stream.concat(type.marks.keySet().stream().filter(mark -> mark.endsWith(WOVEN + "Stubs")),
                        type.methods.stream().flatMap(method -> method.marks().keySet().stream()).filter(mark -> mark.endsWith(WOVEN + "Layout")))
                .forEach(mark -> runtimes.add(mark.substring(0, mark.lastIndexOf(WOVEN))));
    }

    private void check(WovenClass type) {
        for (WovenClass.Method method : type.methods) {
            for (String runtime : runtimes) {
                Map<String, Object> layout = method.marks().get(runtime + WOVEN + "Layout");
                boolean coroutine = method.marks().containsKey(runtime + "/Coroutine") && (method.access() & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0;
                Map<String, Object> stubs = type.marks.get(runtime + WOVEN + "Stubs");
                if (coroutine && layout == null) {
                    fault(Refusal.UNWOVEN, type, method.line(), Spelling.of(type.name) + "." + method.name());
                } else if (coroutine && (Integer) layout.get("states") > 0 && !type.has(Names.poll(method.name(), (String) layout.get("hash")))) {
                    fault(Refusal.PART_MISSING, type, method.line(), Spelling.of(type.name), "poll", Spelling.of(type.name) + "." + method.name(),
                            type.name.replace('/', '.'));
                }
                if (stubs != null && method.makes().equals(runtime + "/NotWoven")) {
                    for (Object key : (List<?>) stubs.get("value")) {
                        String started = (String) key;
                        fault(Refusal.UNWOVEN, type, 0, Spelling.of(started.substring(0, started.indexOf('('))));
                    }
                }
            }
        }
        type.calls.forEach(call -> check(type, call));
    }

    private void check(WovenClass caller, WovenClass.Call call) {
        boolean poll = call.name().contains(POLL);
        WovenClass callee = find(call.owner());
        if (callee == null) {
            missing.add(call.owner());
        } else if (!callee.methods.stream().anyMatch(method -> method.name().equals(call.name()) && method.descriptor().equals(call.descriptor()))) {
            String base = call.name().substring(0, call.name().indexOf(poll ? POLL : DRIVER));
            boolean stale = callee.methods.stream().anyMatch(method -> method.name().startsWith(base + (poll ? POLL : DRIVER)));
            String coroutine = poll ? Spelling.of(call.owner()) + "." + base : base;
            String from = Spelling.of(caller.name);
            if (stale) {
                fault(Refusal.STALE, caller, call.line(), from, coroutine, callee.name.replace('/', '.'), caller.name.replace('/', '.'));
            } else {
                fault(Refusal.PART_MISSING, caller, call.line(), from, poll ? "poll" : "driver", coroutine, callee.name.replace('/', '.'));
            }
        }
    }

    private WovenClass find(String name) {
        if (classes.containsKey(name)) {
            return classes.get(name);
        }
        if (!others.containsKey(name)) {
            byte[] classFile = library.read(name);
            try {
                others.put(name, classFile == null ? null : WovenClass.read(classFile));
            } catch (IllegalArgumentException e) {
                throw new UncheckedIOException(new IOException("the class file of " + name.replace('/', '.') + " on the class path: " + e.getMessage(), e));
            }
        }
        return others.get(name);
    }

    private void fault(Refusal refusal, WovenClass type, int line, Object... arguments) {
        String text = refusal.text(arguments);
        if (told.add(text)) {
            faults.add(new Weaving.Refusal(refusal.code(), type.name, type.source, line, text));
        }
    }
}
