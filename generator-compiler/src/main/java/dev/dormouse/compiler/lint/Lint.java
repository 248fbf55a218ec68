package dev.dormouse.compiler.lint;

import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.Weaving;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.objectweb.asm.tree.ClassNode;

/** Walks from the coroutines of a compilation over what they call, and tells of each line that allocates once. */
public final class Lint {

    private static final String WAY_OUT = "; reuse what is there, or give the method that may a reason, @Allocates(\"...\")";

    /** A way to a method: from a coroutine, which has no caller, by calls, each on a line of its caller. */
    private record Reached(Method method, Reached caller, int line) {

        String from() {
            String source = caller.method.owner().sourceFile;
            return caller.method.displayName() + (source == null || line == 0 ? "" : " (" + source + ":" + line + ")");
        }
    }

    private record Place(Method method, int line) {}

    private final Set<String> lambdas;
    private final Project project;
    private final Map<Method, Written> written = new HashMap<>();
    private final Set<Place> told = new HashSet<>();
    private final List<Weaving.Refusal> refusals = new ArrayList<>();
    private final List<Weaving.Refusal> warnings = new ArrayList<>();

    /**
     * Looks for allocations.
     *
     * @param classes the compilation, as it is before weaving
     * @param supertypes gives a class and all above it, nearest first
     * @param lambdas the methods that are bodies of coroutine lambdas: {@code pkg/Fib.lambda$main$0(...)V}
     * @param options what becomes of what is found
     */
    public Lint(Map<String, ClassNode> classes, Function<String, Set<String>> supertypes, Set<String> lambdas, Set<Option> options) {
        this.lambdas = lambdas;
        project = new Project(classes, supertypes);
        checkReasons();
        walk(Method::isNoAlloc, true, refusals);
        if (!options.contains(Option.LINT_OFF)) {
            walk(coroutine -> !coroutine.isNoAlloc(), false, options.contains(Option.LINT_ERROR) ? refusals : warnings);
        }
    }

    /** What must not be. */
    public List<Weaving.Refusal> refusals() {
        return sorted(refusals);
    }

    /** What had better not be. */
    public List<Weaving.Refusal> warnings() {
        return sorted(warnings);
    }

    private static List<Weaving.Refusal> sorted(List<Weaving.Refusal> findings) {
        return findings.stream().sorted(Comparator.comparing(Weaving.Refusal::owner).thenComparing(Weaving.Refusal::line)).toList();
    }

    private void checkReasons() {
        for (Method method : project.methods()) {
            if ("".equals(method.reason())) {
                refusals.add(new Weaving.Refusal("DM087", method.owner().name, method.owner().sourceFile, new Written(method, project).firstLine,
                        "@Allocates on " + method.displayName() + " gives no reason; say why it may allocate, such as \"once, when the program starts\""));
            }
        }
    }

    private void walk(Predicate<Method> wanted, boolean strictly, List<Weaving.Refusal> findings) {
        Set<Method> seen = new HashSet<>();
        Deque<Reached> pending = new ArrayDeque<>();
        project.methods().stream().filter(method -> method.isCoroutine() || lambdas.contains(method.key())).filter(wanted).sorted(Comparator.comparing(Method::key)).forEach(coroutine -> reach(coroutine, null, 0, seen, pending));
        while (!pending.isEmpty()) {
            Reached at = pending.remove();
            Written body = written.computeIfAbsent(at.method, method -> new Written(method, project));
            tell(at, body, strictly, findings);
            for (Written.Call call : body.calls) {
                if (strictly || !call.failing()) {
                    call.targets().forEach(target -> reach(target, at, call.line(), seen, pending));
                }
            }
        }
    }

    private static void reach(Method method, Reached caller, int line, Set<Method> seen, Deque<Reached> pending) {
        if (method.reason() == null && seen.add(method)) {
            pending.add(new Reached(method, caller, line));
        }
    }

    private void tell(Reached at, Written body, boolean strictly, List<Weaving.Refusal> findings) {
        Map<Integer, Set<String>> lines = new LinkedHashMap<>();
        for (Written.Allocation allocation : body.allocations) {
            if (strictly || !allocation.failing) {
                lines.computeIfAbsent(allocation.line, line -> new LinkedHashSet<>()).add(allocation.what());
            }
        }
        ClassNode owner = at.method.owner();
        lines.forEach((line, what) -> {
            if (told.add(new Place(at.method, line))) {
                findings.add(new Weaving.Refusal(strictly ? "DM086" : "DM085", owner.name, owner.sourceFile, line, message(at, String.join(", ", what), strictly)));
            }
        });
    }

    private static String message(Reached at, String what, boolean strictly) {
        boolean itself = at.caller == null;
        StringBuilder text = new StringBuilder(at.method.displayName()).append(strictly && itself ? " is noAlloc, and allocates (" : " allocates (").append(what).append(')');
        String called = ", called from ";
        for (Reached to = at; to.caller != null; to = to.caller) {
            if (!to.caller.method.isBridge()) {
                text.append(called).append(to.from());
                called = ", from ";
            }
        }
        return text.append(strictly && !itself ? ", which is noAlloc" : "").append(WAY_OUT).toString();
    }
}
