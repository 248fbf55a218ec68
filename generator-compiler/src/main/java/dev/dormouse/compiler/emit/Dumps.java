package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.World;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Dispatch;
import dev.dormouse.compiler.coroutine.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** Writes what tells a dump where coroutines sleep: a method for each, in a class for those of one class, which the JVM does not load before somebody asks. */
public final class Dumps {

    /** What a constant of a class file can hold, whatever the characters. */
    private static final int LONGEST_CONSTANT = 0xffff / 3;

    private final Classes classes;
    private final World world;
    private final Map<String, ClassNode> made = new TreeMap<>();

    public Dumps(Classes classes, World world) {
        this.classes = classes;
        this.world = world;
    }

    /** Adds what tells of a coroutine that can sleep; {@code isRoot} if something starts it. Before its poll is written. */
    public void add(Coroutine coroutine, boolean isRoot) {
        if (coroutine.states() == 0) {
            return;
        }
        String owner = coroutine.ownerName();
        DumpTable.Sensitive sensitive = new DumpTable.Sensitive(world.sensitive(owner), classes::isSensitive, world.parameters(owner, coroutine.name() + coroutine.descriptor()));
        DumpTable table = new DumpTable(coroutine, isRoot, sensitive);
        ClassNode home = made.computeIfAbsent(owner, name -> make(coroutine));
        MethodNode method = new MethodNode(Names.ACCESS, Names.dump(coroutine.name(), coroutine.hash()), Names.DUMP_DESCRIPTOR, null, null);
        method.instructions.add(tell(table).list);
        home.methods.add(method);
    }

    private static ClassNode make(Coroutine coroutine) {
        ClassNode home = Classes.make(coroutine.ownerName() + Weaving.DUMP, coroutine.owner);
        home.access |= Opcodes.ACC_PUBLIC;
        home.sourceFile = null;
        return home;
    }

    /** The classes. */
    public Collection<ClassNode> classes() {
        return made.values();
    }

    private static Code tell(DumpTable table) {
        Code code = new Code();
        pushLong(code.loadObject(0), table.text());
        code.callVirtual(Names.DUMP, "level", "(Ljava/lang/String;)I");
        List<Callee> children = table.children();
        if (children.isEmpty()) {
            return code.op(Opcodes.POP).op(Opcodes.RETURN);
        }
        LabelNode none = new LabelNode();
        LabelNode[] labels = children.stream().map(child -> new LabelNode()).toArray(LabelNode[]::new);
        code.add(new TableSwitchInsnNode(1, labels.length, none, labels));
        for (int i = 0; i < labels.length; i++) {
            code.label(labels[i]).add(frame());
            goOn(code, children.get(i));
            code.op(Opcodes.RETURN);
        }
        return code.label(none).add(frame()).op(Opcodes.RETURN);
    }

    private static FrameNode frame() {
        return new FrameNode(Opcodes.F_NEW, 1, new Object[] {Names.DUMP}, 0, new Object[0]);
    }

    private static void goOn(Code code, Callee child) {
        if (!(child instanceof Dispatch)) {
            code.loadObject(0);
            call(code, child);
            return;
        }
        code.loadObject(0).getField(Names.DUMP, "receiver", "Ljava/lang/Object;").cast(child.ownerName());
        for (Type argument : Type.getArgumentTypes(child.descriptor())) {
            code.pushZero(argument);
        }
        code.loadObject(0).callVirtual(Names.DUMP, "registers", "()L" + Names.REGISTERS + ";");
        RecordArguments.pushNoRecord(code);
        int opcode = child.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        code.add(new MethodInsnNode(opcode, child.ownerName(), child.pollName(), child.pollDescriptor(), child.ownerIsInterface())).op(Opcodes.POP);
    }

    /** Calls what tells of a coroutine; the dump is on the stack. */
    static Code call(Code code, Callee coroutine) {
        return code.callStatic(coroutine.ownerName() + Weaving.DUMP, Names.dump(coroutine.name(), coroutine.hash()), Names.DUMP_DESCRIPTOR, false);
    }

    /** Has a type of records tell of its coroutines: by the method that is returned, whose code is still to be written. */
    static MethodNode addTo(ClassNode recordType) {
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "dump", Names.DUMP_DESCRIPTOR, null, null);
        recordType.methods.add(method);
        recordType.interfaces = new ArrayList<>(recordType.interfaces);
        recordType.interfaces.add(Names.DUMPABLE);
        return method;
    }

    /** Tells of a root, if there can be anything to tell. */
    static void tellRoot(Code code, Coroutine root) {
        if (root.states() > 0) {
            call(code.loadObject(1), root);
        }
        code.op(Opcodes.RETURN);
    }

    private static void pushLong(Code code, String text) {
        code.pushConstant(text.substring(0, Math.min(text.length(), LONGEST_CONSTANT)));
        for (int from = LONGEST_CONSTANT; from < text.length(); from += LONGEST_CONSTANT) {
            code.pushConstant(text.substring(from, Math.min(text.length(), from + LONGEST_CONSTANT))).callVirtual("java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;");
        }
    }
}
