package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.check.ClassFileChecks;
import dev.dormouse.compiler.check.FrameCheck;
import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Dispatch;
import dev.dormouse.compiler.coroutine.Embedding;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.RecordMap;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * All coroutines of a compilation, laid out children first, and the decision how each child is embedded.
 *
 * <p>Limits of flattening: a driver has at most {@value #MOST_LEAVES} cases, which keeps it well below the 8000 bytes beyond which HotSpot does not
 * compile a method; a root has at most {@value #MOST_NODES} nodes and {@value #MOST_STATES} states, which keeps its table and its frame texts
 * within one constant each. A child that would exceed them becomes opaque.
 */
public final class Program {

    static final int MOST_LEAVES = 64;
    static final int MOST_NODES = 300;
    static final int MOST_STATES = 4096;

    private final Classes classes;
    private final Set<Option> options;
    private final Sizes sizes;
    private final long boxesAbove;
    private final Set<Coroutine> open = new LinkedHashSet<>();
    private final Set<Coroutine> done = new HashSet<>();
    private final List<Coroutine> order = new ArrayList<>();
    private final CallGraph graph = new CallGraph();
    private final Set<Coroutine> driven = new HashSet<>();
    private final Map<Coroutine, Flattening> flattenings = new HashMap<>();
    private final List<Refused> refusals = new ArrayList<>();
    /** Refused, or a parent of one that is: each reason is told once. */
    private final Set<Coroutine> spoilt = new HashSet<>();

    /** What a driver would have to tell apart if a coroutine were flattened into it. */
    private record Tree(int nodes, Set<String> leaves, String confinedTo) {}

    /** Reads and lays out all; {@code boxesAbove} are the bytes above which a child's record is boxed though it does not ask for that. */
    Program(Classes classes, Set<Option> options, Sizes sizes, long boxesAbove) {
        this.classes = classes;
        this.options = options;
        this.sizes = sizes;
        this.boxesAbove = boxesAbove;
        List<Coroutine> all = classes.coroutines().values().stream().sorted(Comparator.comparing(Coroutine::key)).toList();
        all.forEach(coroutine -> attempt(coroutine, this::read));
        graph.complete();
        for (Refused unbounded : graph.unbounded()) {
            refusals.add(unbounded);
            spoilt.add(unbounded.coroutine);
        }
        spoilt.addAll(graph.withCallers(spoilt));
        all.forEach(coroutine -> attempt(coroutine, this::layOut));
    }

    private void attempt(Coroutine coroutine, Consumer<Coroutine> step) {
        try {
            if (!spoilt.contains(coroutine)) {
                step.accept(coroutine);
            }
        } catch (Refused refused) {
            refusals.add(refused);
            spoilt.add(coroutine);
            spoilt.addAll(open);
            open.clear();
        } catch (Spoilt child) {
            spoilt.addAll(open);
            open.clear();
        }
    }

    /** The coroutines, children before their parents. */
    List<Coroutine> coroutines() {
        return order;
    }

    List<Refused> refusals() {
        return refusals;
    }

    /** Whether some parent enters a coroutine's driver. */
    boolean isDriven(Coroutine coroutine) {
        return driven.contains(coroutine);
    }

    /** A child was refused before. */
    @SuppressWarnings("serial")
    private static final class Spoilt extends RuntimeException {}

    /** Finds out whom a coroutine calls. */
    private void read(Coroutine coroutine) {
        Flattening flattening = new Flattening(coroutine);
        flattenings.put(coroutine, flattening);
        Map<Coroutine, MethodInsnNode> calls = new LinkedHashMap<>();
        boolean sleeps = false;
        for (MethodInsnNode call : coroutine.body.calls(flattening)) {
            Callee callee = flattening.callee(call, coroutine.body);
            if (callee != null && !classes.isAccessible(callee.ownerName(), Names.packageOf(coroutine.ownerName()))) {
                throw new Refused("DM068", coroutine, Body.line(call), "coroutine " + callee.displayName() + " is declared by a class that is not accessible here, though "
                        + Spelling.of(call.owner) + " inherits it; make that class public, or have " + Spelling.of(call.owner) + " call it in a coroutine of its own");
            }
            if (callee != null) {
                coroutine.callees.add(callee);
            }
            if (callee instanceof Coroutine child) {
                calls.putIfAbsent(child, call);
            } else {
                sleeps |= callee == null || callee.states() > 0;
            }
        }
        graph.add(coroutine, calls, sleeps);
    }

    /** Lays a coroutine out, and before it those whose records lie in its own. */
    private void layOut(Coroutine coroutine) {
        if (done.contains(coroutine)) {
            return;
        }
        if (spoilt.contains(coroutine)) {
            throw new Spoilt();
        }
        open.add(coroutine);
        Body body = coroutine.body;
        Flattening flattening = flattenings.get(coroutine);
        for (MethodInsnNode call : body.calls(flattening)) {
            if (flattening.callee(call, body) instanceof Coroutine child && graph.sleeps(child) && !child.boxed()) {
                if (open.contains(child)) {
                    throw recursion(coroutine, child, call);
                }
                layOut(child);
            }
        }
        coroutine.record = coroutine.naming(() -> {
            body.findPoints(flattening);
            return new RecordMap(coroutine);
        });
        coroutine.wipeChildren();
        if (coroutine.wipes() && (coroutine.boxed() || coroutine.frame != null)) {
            throw new Refused(Refusal.WIPE, coroutine.owner, coroutine.declared().firstLine(), coroutine.display.words(), coroutine.boxed()
                    ? "is boxed: its record is left to the collector, which zeroes nothing" : Refusal.IN_A_FRAME);
        }
        if (coroutine.frame != null) {
            FrameCheck.check(coroutine);
        }
        open.remove(coroutine);
        done.add(coroutine);
        order.add(coroutine);
    }

    /** Whether the profile has the record of a child boxed. */
    private boolean isLarge(Callee child) {
        if (boxesAbove == Long.MAX_VALUE || child.wipes()) {
            return false;
        }
        for (Coroutine viewed : sizes.viewed(child)) {
            if (!open.contains(viewed)) {
                layOut(viewed);
            }
        }
        return sizes.bytes(child) > boxesAbove;
    }

    private Refused recursion(Coroutine coroutine, Coroutine child, MethodInsnNode call) {
        List<Coroutine> path = new ArrayList<>(open);
        path.subList(0, path.indexOf(child)).clear();
        path.add(child);
        return new Refused("DM050", coroutine, Body.line(call), "the record of " + child.displayName() + " would have to contain itself: " + CallGraph.text(path)
                + "; turn the recursion into a loop, or give each activation a record on the heap, as in @Coroutine(boxed = true, depth = 10)");
    }

    /** The coroutine that a call means which takes the port; {@code null} if it is the primitive. {@link ClassFileChecks} have seen to it that it is one of the two. */
    private Callee callee(MethodInsnNode call) {
        if (call.name.equals(classes.primitiveOf(call.owner))) {
            return null;
        }
        Callee callee = classes.find(call);
        if (callee == null) {
            throw new IllegalStateException("a port is passed to " + call.owner + "." + call.name + call.desc);
        }
        return callee;
    }

    /** Decides point by point, in the order of the code, what still fits into one driver. */
    private final class Flattening implements Body.Resolver {

        private final Coroutine coroutine;
        private int nodes = 1;
        private int states;
        private final Set<String> leaves = new HashSet<>();
        private String confinedTo;

        Flattening(Coroutine coroutine) {
            this.coroutine = coroutine;
            leaves.add(coroutine.key());
            confinedTo = classes.isPublic(coroutine.ownerName()) ? null : Names.packageOf(coroutine.ownerName());
        }

        @Override
        public boolean passesOn(MethodInsnNode call, Body body) {
            boolean onPort = call.getOpcode() != Opcodes.INVOKESTATIC && body.passesPortOnlyAt(call, 0);
            return !onPort || call.name.equals(classes.primitiveOf(call.owner)) || classes.find(call) != null;
        }

        @Override
        public Callee callee(MethodInsnNode call, Body body) {
            return Program.this.callee(call);
        }

        @Override
        public boolean sleeps(Callee callee) {
            return callee instanceof Coroutine child ? graph.sleeps(child) : callee.states() > 0;
        }

        @Override
        public boolean isAccessible(String type) {
            return classes.isAccessible(type, Names.packageOf(coroutine.ownerName()));
        }

        @Override
        public Embedding embedding(Callee callee) {
            if (!(callee instanceof Coroutine child)) {
                states++;
                return callee instanceof Dispatch ? Embedding.DYNAMIC : callee.boxed() || isLarge(callee) ? Embedding.BOXED : Embedding.OPAQUE;
            }
            if (child.boxed() || isLarge(child)) {
                driven.add(child);
                states++;
                return Embedding.BOXED;
            }
            Tree tree = flattenings.get(child).tree();
            Set<String> all = new HashSet<>(leaves);
            all.addAll(tree.leaves);
            boolean accessible = tree.confinedTo == null || tree.confinedTo.equals(Names.packageOf(coroutine.ownerName()));
            boolean fits = all.size() <= MOST_LEAVES && nodes + tree.nodes <= MOST_NODES && states + child.states() <= MOST_STATES;
            if (options.contains(Option.OPAQUE_CHILDREN) || !accessible || !fits) {
                driven.add(child);
                states++;
                return Embedding.OPAQUE;
            }
            leaves.addAll(tree.leaves);
            nodes += tree.nodes;
            states += child.states();
            if (tree.confinedTo != null) {
                confinedTo = tree.confinedTo;
            }
            return Embedding.FLATTENED;
        }

        Tree tree() {
            return new Tree(nodes, leaves, confinedTo);
        }
    }
}
