package dev.dormouse.compiler;

import dev.dormouse.arena.Profile;
import dev.dormouse.compiler.check.WovenChecks;
import dev.dormouse.compiler.coroutine.ClassInfos;
import dev.dormouse.compiler.plan.ProgramPlan;
import dev.dormouse.compiler.report.Budget;
import dev.dormouse.compiler.report.StateReport;
import dev.dormouse.compiler.weave.RecordSizes;
import dev.dormouse.compiler.weave.Weave;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles the coroutines of a set of class files, which were compiled together, into state machines. */
public final class Weaver {

    private Weaver() {}

    /**
     * Weaves. Class files without coroutines and stubs are left alone, and so are woven ones.
     *
     * @param classes every class file of the compilation, by internal name, companions included
     * @param world the classes that they refer to
     * @param options what the build asks for
     */
    public static Weaving weave(Map<String, byte[]> classes, World world, Set<Option> options) {
        return weave(classes, world, options, null);
    }

    /**
     * Weaves for a profile: with its boxing, and refusing what is over its record limit.
     *
     * @param profile {@code null} for none
     */
    public static Weaving weave(Map<String, byte[]> classes, World world, Set<Option> options, Profile profile) {
        return Weave.run(classes, world, options, profile);
    }

    /**
     * Looks, at packaging, for what would fail when it runs: coroutines that are not woven, and calls of polls and drivers that are not there, because of a class that was woven against another build
     * of one that it calls, or because something has been left out. Also finds it where the runtime has been moved to another package.
     *
     * @param classes the class files of a program, by internal name
     * @param path where classes are that they call
     * @throws java.io.UncheckedIOException if a class file cannot be read
     */
    public static Inspection check(Map<String, byte[]> classes, ClassPath path) {
        return WovenChecks.run(classes, path::read);
    }

    /**
     * Holds the records of woven class files against a budget.
     *
     * @param errors takes one line for each entry that is of no coroutine among them
     * @return what takes more than it may
     */
    public static List<Weaving.Refusal> check(Iterable<byte[]> classFiles, Budget budget, Consumer<String> errors) {
        return budget.check(StateReport.EMPTY, RecordSizes.of(classFiles), errors);
    }

    /**
     * Holds the pools of a woven program against a profile.
     *
     * @throws IllegalArgumentException if a class file is damaged
     */
    public static ProgramPlan plan(Iterable<byte[]> classFiles, Profile profile) {
        return ProgramPlan.of(profile, classFiles);
    }

    /**
     * Reads a class file, all of it.
     *
     * @throws IllegalArgumentException if it is damaged or newer than the weaver knows; the message is the reason
     */
    public static ClassInfo read(byte[] classFile) {
        return ClassInfos.readAll(classFile);
    }
}
