package dev.dormouse.compiler.plan;

import dev.dormouse.compiler.coroutine.ClassInfos;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The packages that a program has the runtime in: its own, and those that copies of it were moved to. Each has its classes for records in a package {@code arena} within. */
final class Runtimes {

    private static final String HOME = "dev/dormouse";
    private static final String TASK_TYPE = "/TaskType";
    private static final String RECORD_TYPE = "/arena/RecordType";
    private static final String RECORD_LAYOUT = "/arena/RecordLayout";
    private static final String LAYOUT = "/woven/Layout";
    private static final String LOOP = "/PollLoop";
    private static final String RESERVATION = "/Reservation";
    private static final String ARENA = "/arena/Arena";

    private static final Set<String> MAKES_LOOP = Set.of("of", "builder");
    private static final Set<String> MAKES_ARENA = Set.of("of", "forLoop");
    private static final Set<String> MAKES_POOL = Set.of("declare", "reservation", "take", "pool", "single");

    private final Set<String> packages = new HashSet<>(Set.of(HOME));

    /**
     * Finds them by what companions extend.
     *
     * @throws IllegalArgumentException if a class file is damaged
     */
    Runtimes(Iterable<byte[]> classFiles) {
        for (byte[] classFile : classFiles) {
            ClassInfos.accept(classFile, new Companions(), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        }
    }

    /** Takes the package of what a class extends, if that is a type of records and the class says what these are. */
    private final class Companions extends ClassVisitor {

        private String runtime;

        Companions() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            runtime = before(superName, TASK_TYPE);
            runtime = runtime == null ? before(superName, RECORD_TYPE) : runtime;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            if (runtime != null && name.equals("layout") && descriptor.equals("()L" + runtime + RECORD_LAYOUT + ";")) {
                packages.add(runtime);
            }
            return null;
        }
    }

    private static String before(String name, String end) {
        return name != null && name.endsWith(end) ? name.substring(0, name.length() - end.length()) : null;
    }

    /** Whether a class of the runtime has this name, which is {@code end} within the runtime's package. */
    private boolean is(String name, String end) {
        return packages.contains(before(name, end));
    }

    private boolean isDescriptorOf(String descriptor, String end) {
        return descriptor.startsWith("L") && descriptor.endsWith(";") && is(descriptor.substring(1, descriptor.length() - 1), end);
    }

    /** Of the name of a class. */
    boolean isTaskType(String name) {
        return is(name, TASK_TYPE);
    }

    /** Of the name of a class; those of tasks are not meant. */
    boolean isRecordType(String name) {
        return is(name, RECORD_TYPE);
    }

    /** Whether a field of this descriptor holds a type of records, of tasks or others. */
    boolean holdsType(String descriptor) {
        return isDescriptorOf(descriptor, TASK_TYPE) || isDescriptorOf(descriptor, RECORD_TYPE);
    }

    boolean isRecordLayout(String name) {
        return is(name, RECORD_LAYOUT);
    }

    /** Whether an annotation of this descriptor tells of a woven coroutine. */
    boolean isLayoutAnnotation(String descriptor) {
        return isDescriptorOf(descriptor, LAYOUT);
    }

    /** Whether a class is one that has pools declared and makes arenas itself, for those who call it. */
    boolean isOwn(String name) {
        int nested = name.indexOf('$');
        String outermost = nested < 0 ? name : name.substring(0, nested);
        return is(outermost, LOOP) || is(outermost, ARENA);
    }

    /** Whether a method declares a pool of the type that it is given. */
    boolean declares(Target target) {
        return isOwn(target.owner()) && target.name().equals("declare");
    }

    /** Whether a method makes the pool of the type that it is given, where there is none. */
    boolean makesPool(Target target) {
        return isOwn(target.owner()) && MAKES_POOL.contains(target.name());
    }

    boolean makesLoop(Target target) {
        return is(target.owner(), LOOP) && target.isStatic() && MAKES_LOOP.contains(target.name());
    }

    /** Whether a method makes an arena as a profile describes it. */
    boolean makesArena(Target target) {
        return is(target.owner(), ARENA) && target.isStatic() && MAKES_ARENA.contains(target.name());
    }

    /** Whether a method makes an arena of a budget alone. */
    boolean makesBareArena(Target target) {
        return is(target.owner(), ARENA) && target.isStatic() && target.name().equals("ofBytes");
    }

    /** Whether a method may be a companion's that spawns: it takes the loop first, or a reservation of it. */
    boolean spawns(Target target) {
        return target.isStatic() && packages.stream().anyMatch(runtime -> target.descriptor().startsWith("(L" + runtime + LOOP + ";") || target.descriptor().startsWith("(L" + runtime + RESERVATION + ";"));
    }

    /** Whether a constructor is one of a view in an arena, or another that takes one. A view without an arena has no pool. */
    boolean takesArena(Target target) {
        return target.name().equals("<init>") && packages.stream().anyMatch(runtime -> target.descriptor().contains("L" + runtime + ARENA + ";"));
    }
}
