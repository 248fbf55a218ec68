package dev.dormouse.compiler.weave;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.Option;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.World;
import dev.dormouse.compiler.check.BoxCheck;
import dev.dormouse.compiler.check.ClassFileChecks;
import dev.dormouse.compiler.check.RecordLimit;
import dev.dormouse.compiler.check.RecordRange;
import dev.dormouse.compiler.check.ViewCycles;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.ClassInfos;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Declared;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.emit.Companions;
import dev.dormouse.compiler.emit.DirectCalls;
import dev.dormouse.compiler.emit.Dispatchers;
import dev.dormouse.compiler.emit.Dumps;
import dev.dormouse.compiler.emit.Enters;
import dev.dormouse.compiler.emit.Lambdas;
import dev.dormouse.compiler.emit.Links;
import dev.dormouse.compiler.emit.Poll;
import dev.dormouse.compiler.emit.SplitPoll;
import dev.dormouse.compiler.emit.Stubs;
import dev.dormouse.compiler.lint.Lint;
import dev.dormouse.compiler.plan.ProgramPlan;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.report.CoroutineStates;
import dev.dormouse.compiler.report.PoolPlan;
import dev.dormouse.compiler.report.StateReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;

/** One run of the weaver: reads, lays out, writes polls, drivers and stubs. */
public final class Weave {

    private final Map<String, ClassNode> nodes = new TreeMap<>();
    private final Set<String> changed = new HashSet<>();
    private final Map<Coroutine, AnnotationNode> layouts = new HashMap<>();
    private final List<Poll> polls = new ArrayList<>();

    private Weave() {}

    /** What {@code Weaver.weave} promises. */
    public static Weaving run(Map<String, byte[]> classes, World world, Set<Option> options, Profile profile) {
        return new Weave().weave(classes, world, options, profile);
    }

    private Weaving weave(Map<String, byte[]> classes, World world, Set<Option> options, Profile profile) {
        for (Map.Entry<String, byte[]> file : classes.entrySet()) {
            ClassNode node = new ClassNode();
            try {
                ClassInfos.accept(file.getValue(), node, ClassReader.EXPAND_FRAMES);
            } catch (IllegalArgumentException e) {
                Weaving.Refusal unreadable = new Weaving.Refusal(Refusal.CLASS_FILE.code(), file.getKey(), null, 0, Refusal.CLASS_FILE.text(file.getKey().replace('/', '.'), e.getMessage()));
                return new Weaving(Map.of(), List.of(unreadable), List.of(), StateReport.EMPTY);
            }
            nodes.put(file.getKey(), node);
        }
        Classes known = new Classes(nodes, world);
        Lambdas lambdas = new Lambdas(known, nodes.values());
        Dispatchers dispatchers = new Dispatchers(known, nodes.values());
        List<Refused> faults = new ArrayList<>(new ClassFileChecks(nodes, known).refusals());
        faults.addAll(lambdas.refusals());
        if (!faults.isEmpty()) {
            return refused(faults, List.of());
        }
        if (known.coroutines().isEmpty() && known.abstracts().isEmpty() && nodes.values().stream().allMatch(node -> Stubs.keysOf(node).isEmpty())) {
            return new Weaving(Map.of(), List.of(), List.of(), StateReport.EMPTY);
        }
        Sizes sizes = new Sizes(views(dispatchers));
        Lint lint = new Lint(nodes, known::withSupertypes, lambdas.bodies(), options);
        try {
            int allBefore = measure(classes, known);
            changed.addAll(lambdas.replace());
            Program program = new Program(known, options, sizes, profile == null ? Long.MAX_VALUE : profile.boxesAbove());
            List<Refused> refusals = program.refusals().isEmpty() ? BoxCheck.check(known, lambdas::implementing, program.coroutines()) : program.refusals();
            if (refusals.isEmpty()) {
                refusals = ViewCycles.check(program.coroutines(), sizes);
            }
            if (refusals.isEmpty()) {
                refusals = RecordRange.check(program.coroutines(), sizes);
            }
            if (!refusals.isEmpty() || !lint.refusals().isEmpty()) {
                return refused(refusals, lint.refusals());
            }
            List<ReportRow> rows = new ArrayList<>();
            Dumps dumps = new Dumps(known, world);
            program.coroutines().stream().sorted(Comparator.comparing(Coroutine::key)).forEach(coroutine -> {
                rows.add(new ReportRow(coroutine, sizes));
                dumps.add(coroutine, sizes.isRoot(coroutine));
            });
            program.coroutines().forEach(coroutine -> addPoll(coroutine, options.contains(Option.SMALL_PARTS)));
            program.coroutines().forEach(sizes::refuseUnknown);
            List<Refused> tooLarge = profile == null ? List.of() : RecordLimit.check(program.coroutines(), sizes, profile);
            if (!tooLarge.isEmpty()) {
                return refused(tooLarge, lint.refusals());
            }
            Stream<ClassNode> made = Stream.concat(lambdas.write().stream(), dumps.classes().stream());
            Map<String, byte[]> woven = finish(known, program, made, dispatchers, sizes);
            Map<String, byte[]> all = new HashMap<>(classes);
            all.putAll(woven);
            ProgramPlan plan = profile == null ? null : ProgramPlan.ofPart(profile, all.values());
            if (plan != null && !plan.problems().isEmpty() && !program.coroutines().isEmpty()) {
                return refused(List.of(ArenaCheck.refusal(plan, program.coroutines())), lint.refusals());
            }
            List<Weaving.Refusal> warnings = Stream.concat(lint.warnings().stream(), neverCompiled()).toList();
            List<CoroutineStates> states = rows.stream().map(ReportRow::states).toList();
            return new Weaving(woven, List.of(), warnings, new StateReport(states, allBefore, codeAfter(all), plan == null ? null : PoolPlan.of(plan)));
        } catch (Refused refused) {
            return refused(List.of(refused), lint.refusals());
        }
    }

    /** Adds what goes on from the polls, and what only now is known of records; the class files that have changed. */
    private Map<String, byte[]> finish(Classes known, Program program, Stream<ClassNode> made, Dispatchers dispatchers, Sizes sizes) {
        new Enters(known).add(nodes.values(), changed);
        made.forEach(node -> {
            nodes.put(node.name, node);
            changed.add(node.name);
        });
        weaveCompanions(program, known, dispatchers, sizes);
        noteSizes(known, dispatchers, sizes);
        Map<String, byte[]> woven = new LinkedHashMap<>();
        for (String name : changed) {
            woven.put(name, write(nodes.get(name)));
        }
        polls.forEach(poll -> poll.coroutine().codeAfter += poll.bytes());
        return woven;
    }

    /** Leaves in the class files what each coroutine's record takes; where the receiver decides what a companion starts, the larger of its own and the frame's that holds any. */
    private void noteSizes(Classes known, Dispatchers dispatchers, Sizes sizes) {
        layouts.forEach((coroutine, layout) -> {
            Coroutine started = dispatchers.started(coroutine.key());
            layout.visit("bytes", Math.toIntExact(Math.max(sizes.isRoot(started) ? sizes.rootBytes(started) : 0, sizes.bytes(coroutine))));
            visitArray(layout, "boxes", Boxes.of(coroutine, sizes));
        });
        for (Declared declared : known.abstracts()) {
            Coroutine started = dispatchers.started(declared.key());
            if (started != null) {
                Annotations.find(declared.method().invisibleAnnotations, Names.LAYOUT).visit("bytes", Math.toIntExact(sizes.rootBytes(started)));
            }
        }
    }

    /** How long all code is now. */
    private static int codeAfter(Map<String, byte[]> all) {
        return all.values().stream().mapToInt(CodeLengths::sum).sum();
    }


    private static Weaving refused(List<Refused> refusals, List<Weaving.Refusal> others) {
        Stream<Weaving.Refusal> messages = refusals.stream().map(r -> new Weaving.Refusal(r.code, r.owner, r.source, r.line, r.getMessage()));
        return new Weaving(Map.of(), Stream.concat(messages, others.stream()).toList(), List.of(), StateReport.EMPTY);
    }

    private Stream<Weaving.Refusal> neverCompiled() {
        return polls.stream().filter(poll -> poll.bytes() > Poll.MOST_COMPILED).map(Poll::neverCompiled);
    }

    /** How long the code is, as the class files have it: of each coroutine, and in all. */
    private static int measure(Map<String, byte[]> classes, Classes known) {
        Map<String, Map<String, Integer>> lengths = new HashMap<>();
        classes.forEach((name, file) -> lengths.put(name, CodeLengths.of(file)));
        Set<String> companions = new HashSet<>();
        for (Coroutine coroutine : known.coroutines().values()) {
            // methods and classes of the weaver's making were not there
            coroutine.codeBefore = lengths.getOrDefault(coroutine.owner.name, Map.of()).getOrDefault(coroutine.method.name + coroutine.method.desc, 0);
            companions.add(coroutine.driverOwner());
        }
        lengths.keySet().removeIf(name -> isIn(companions, name));
        return lengths.values().stream().flatMap(methods -> methods.values().stream()).mapToInt(Integer::intValue).sum();
    }

    /** Whether a class is one of some top-level classes, or nested in one. */
    private static boolean isIn(Set<String> topLevel, String name) {
        int end = name.length();
        while (end > 0 && !topLevel.contains(name.substring(0, end))) {
            end = name.lastIndexOf('$', end - 1);
        }
        return end > 0;
    }

    private void addPoll(Coroutine coroutine, boolean smallParts) {
        ClassNode owner = coroutine.owner;
        changed.add(owner.name);
        if (coroutine.hasPoll()) {
            for (Poll poll : coroutine.naming(() -> SplitPoll.write(coroutine, smallParts))) {
                owner.methods.add(poll.method());
                polls.add(poll);
            }
        } else {
            coroutine.codeAfter = coroutine.codeBefore;
        }
        if (coroutine.states() > 0) {
            DirectCalls.refuse(coroutine);
        }
        if (coroutine.declared().isCoroutine()) {
            AnnotationNode layout = layout(coroutine);
            coroutine.method.invisibleAnnotations.add(layout);
            layouts.put(coroutine, layout);
        }
    }

    private static AnnotationNode layout(Coroutine coroutine) {
        AnnotationNode layout = new AnnotationNode(Names.LAYOUT);
        layout.visit("cells", coroutine.cells());
        layout.visit("refs", coroutine.refs());
        layout.visit("states", coroutine.states());
        layout.visit("hash", coroutine.hash());
        layout.visit("driver", coroutine.driverOwner());
        if (!coroutine.counted.isEmpty()) {
            layout.visit("counters", coroutine.counters());
        }
        if (coroutine.frame != null) {
            layout.visit("frame", new int[] {coroutine.frame.cells(), coroutine.frame.refs()});
        }
        if (coroutine.wipes()) {
            layout.visit("wipes", true);
        }
        visitArray(layout, "scratch", coroutine.scratch());
        return layout;
    }

    private static void visitArray(AnnotationNode annotation, String element, List<String> values) {
        if (!values.isEmpty()) {
            AnnotationVisitor array = annotation.visitArray(element);
            values.forEach(value -> array.visit(null, value));
            array.visitEnd();
        }
    }

    /** The coroutine of each view and type of task, by the internal name of that. */
    private Map<String, Coroutine> views(Dispatchers dispatchers) {
        Map<String, Coroutine> byView = new HashMap<>();
        for (ClassNode node : nodes.values()) {
            if (Stubs.drives(node)) {
                byView.put(node.name, dispatchers.started(Stubs.keysOf(node).get(0)));
            }
        }
        return byView;
    }

    private void weaveCompanions(Program program, Classes known, Dispatchers dispatchers, Sizes sizes) {
        Companions companions = new Companions(dispatchers, sizes);
        for (ClassNode node : nodes.values()) {
            if (companions.fill(node)) {
                changed.add(node.name);
            }
        }
        for (Coroutine coroutine : program.coroutines()) {
            boolean entered = coroutine.isCallableElsewhere() || sizes.isRoot(coroutine);
            if (entered) {
                home(known, coroutine).methods.add(Links.write(coroutine));
            }
            if (coroutine.states() > 0 && (entered || coroutine.frame != null || program.isDriven(coroutine))) {
                Companions.addDriver(home(known, coroutine), coroutine);
            }
        }
    }

    private ClassNode home(Classes known, Coroutine coroutine) {
        changed.add(coroutine.driverOwner());
        return known.home(coroutine.driverOwner(), coroutine.owner);
    }

    private byte[] write(ClassNode node) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        // What is computed is limited against hostile classes; javac has written these.
        writer.setComputeLimits(Integer.MAX_VALUE, Long.MAX_VALUE);
        node.accept(writer);
        try {
            return writer.toByteArray();
        } catch (MethodTooLargeException e) {
            throw polls(node).filter(poll -> poll.method().name.equals(e.getMethodName())).findFirst()
                    .<RuntimeException>map(poll -> poll.tooLarge(e.getCodeSize(), "the JVM's limit for a method is " + Poll.MOST_BYTES)).orElse(e);
        } catch (IndexOutOfBoundsException e) {
            // What ASM 9.11.1 makes of a jump back that is too far only because jumps between have been widened.
            throw polls(node).max(Comparator.comparingInt(Poll::bytes)).filter(poll -> poll.bytes() > Short.MAX_VALUE)
                    .<RuntimeException>map(poll -> poll.tooLarge(poll.bytes(), "a loop in it is too long for a jump back of at most 32768")).orElse(e);
        }
    }

    private Stream<Poll> polls(ClassNode owner) {
        return polls.stream().filter(poll -> poll.coroutine().owner == owner);
    }
}
