package dev.dormouse.compiler.weave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Writes the driver of a root or an opaque child.
 *
 * <p>A driver of one node is straight-line code. One of several uses a table, a {@code char[]} in the companion: first, for each sleeping state,
 * where its node stands in the table; then, for each node, four numbers: its base, its case in the switch over leaves, where its parent stands,
 * and the parent's point. There is one case for each leaf coroutine and reference offset, however many paths lead to it. The switch stands in the driver as
 * long as HotSpot still inlines that where it is hot, and in a method of its own beyond.
 *
 * <p>{@code STATE} is {@code ENTRY} plus the node's base wherever a leaf is entered to go on. So a leaf that sleeps again where it slept leaves the root's state as it is; returning
 * that, instead of adding the base, keeps the table's loads out of the chain from one resume to the next.
 */
final class DriverWriter {

    private static final int PORT = 0;
    private static final int REGISTERS = 1;
    private static final int CELLS = 2;
    private static final int CELL = 3;
    private static final int REFS = 4;
    private static final int REF = 5;
    private static final int STATE = 6;
    private static final int NODE = 7;
    private static final int ENTRY = 8;
    private static final int RESULT = 9;
    private static final int INJECTED = 10;
    private static final int TABLE = 11;
    private static final int FIRST_ARGUMENT = 12;
    private static final int LEAF = 6;
    private static final int LEAF_ENTRY = 7;
    private static final int NODE_SIZE = 4;

    /** Bytes of code. The last is HotSpot's FreqInlineSize; measured in docs/benchmarks.md. */
    private static final int SIZE_WITHOUT_LEAVES = 240;
    private static final int SIZE_OF_CALL = 22;
    private static final int MOST_INLINED = 325;

    private final Coroutine root;
    private final List<Node> nodes;
    private final String companion;
    private final String tableName;
    private final String leavesName;
    private Code code = new Code();
    private final MethodNode method;

    DriverWriter(Coroutine root, String companion) {
        this.root = root;
        this.companion = companion;
        nodes = Node.of(root);
        tableName = Names.table(root.name(), root.hash());
        leavesName = Names.leaves(root.name(), root.hash());
        method = new MethodNode(Names.ACCESS, Names.driver(root.name(), root.hash()), Names.driverDescriptor(root.port()), null, null);
    }

    boolean needsTable() {
        return nodes.size() > 1;
    }

    FieldNode table() {
        return new FieldNode(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC, tableName, "[C", null, null);
    }

    /** Code that makes the table; it goes in front of the companion's initialiser. */
    InsnList tableInitialiser() {
        Map<String, Integer> leaves = leaves();
        List<Integer> leafNumbers = nodes.stream().map(node -> leaves.get(node.leaf())).toList();
        int states = root.states();
        char[] table = new char[states + NODE_SIZE * nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            int at = states + NODE_SIZE * i;
            for (int state = 0; state < node.ownStates(); state++) {
                table[node.base() + state] = (char) at;
            }
            table[at] = (char) node.base();
            table[at + 1] = (char) (int) leafNumbers.get(i);
            table[at + 2] = (char) (states + NODE_SIZE * node.parent());
            table[at + 3] = (char) (node.point() == null ? 0 : node.point().state);
        }
        return new Code().pushConstant(new String(table)).callVirtual("java/lang/String", "toCharArray", "()[C")
                .add(new FieldInsnNode(Opcodes.PUTSTATIC, companion, tableName, "[C")).list;
    }

    private Map<String, Integer> leaves() {
        Map<String, Integer> leaves = new LinkedHashMap<>();
        for (Node node : nodes) {
            leaves.putIfAbsent(node.leaf(), leaves.size());
        }
        return leaves;
    }

    MethodNode write() {
        if (root.states() == 0) {
            startAndEnd();
        } else if (needsTable()) {
            driveNodes();
        } else {
            driveOne();
        }
        method.instructions.add(code.list);
        return method;
    }

    /** A coroutine that never sleeps. */
    private void startAndEnd() {
        new RootArguments(root).take(code, PORT, CELLS, CELL, REFS, REF);
        int opcode = root.isStatic() ? Opcodes.INVOKESTATIC : root.ownerIsInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        code.add(new MethodInsnNode(opcode, root.ownerName(), root.name(), root.descriptor(), root.ownerIsInterface()));
        code.putRegister(REGISTERS, Type.getReturnType(root.descriptor())).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
    }

    private void driveOne() {
        LabelNode resume = new LabelNode();
        code.loadInt(STATE).push(Point.START).jump(Opcodes.IF_ICMPNE, resume);
        start();
        code.op(Opcodes.IRETURN);
        code.label(resume).add(frame());
        pollLeaf(root, 0, STATE);
        code.op(Opcodes.IRETURN);
    }

    private void driveNodes() {
        LabelNode otherwise = new LabelNode();
        LabelNode cancel = new LabelNode();
        LabelNode loop = new LabelNode();
        LabelNode polled = new LabelNode();
        LabelNode elsewhere = new LabelNode();
        LabelNode climb = new LabelNode();
        LabelNode thrown = new LabelNode();
        LabelNode rootEnded = new LabelNode();
        LabelNode rootThrew = new LabelNode();
        LabelNode sameThrowable = new LabelNode();
        int rootAt = root.states();
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, companion, tableName, "[C")).load(Opcodes.ASTORE, TABLE);
        code.op(Opcodes.ACONST_NULL).load(Opcodes.ASTORE, INJECTED);
        code.loadInt(STATE).push(Point.START).jump(Opcodes.IF_ICMPLE, otherwise);
        enterLeaf();
        code.jump(Opcodes.GOTO, loop);
        // to start, or to throw
        code.label(otherwise).add(enteredFrame()).loadInt(STATE).jump(Opcodes.IFLT, cancel);
        start();
        code.op(Opcodes.IRETURN);
        code.label(cancel).add(enteredFrame());
        code.loadObject(REGISTERS).getField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;").load(Opcodes.ASTORE, INJECTED);
        code.loadInt(STATE).op(Opcodes.INEG).load(Opcodes.ISTORE, STATE);
        enterLeaf();
        code.loadInt(ENTRY).op(Opcodes.INEG).load(Opcodes.ISTORE, ENTRY);
        // poll the node at its entry
        code.label(loop).add(nodeFrame());
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        code.label(from);
        if (hasLeafSwitch()) {
            code.loadObject(PORT);
            pushRecord(0);
            tableEntry(1);
            code.loadInt(ENTRY).callStatic(companion, leavesName, leavesDescriptor(), false).load(Opcodes.ISTORE, RESULT);
        } else {
            tableEntry(1);
            switchOverLeaves(ENTRY, this::nodeFrame, () -> code.load(Opcodes.ISTORE, RESULT).jump(Opcodes.GOTO, polled));
        }
        code.label(to);
        method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, thrown, null));
        // asleep: the root's state; ended: up
        code.label(polled).add(resultFrame()).loadInt(RESULT).jump(Opcodes.IFEQ, climb);
        code.loadInt(RESULT).loadInt(ENTRY).jump(Opcodes.IF_ICMPNE, elsewhere).loadInt(STATE).op(Opcodes.IRETURN);
        code.label(elsewhere).add(resultFrame()).loadInt(RESULT);
        tableEntry(0);
        code.op(Opcodes.IADD).op(Opcodes.IRETURN);
        code.label(climb).add(nodeFrame()).loadInt(NODE).push(rootAt).jump(Opcodes.IF_ICMPEQ, rootEnded);
        tableEntry(3);
        code.load(Opcodes.ISTORE, ENTRY);
        tableEntry(2);
        code.load(Opcodes.ISTORE, NODE).op(Opcodes.ACONST_NULL).load(Opcodes.ASTORE, INJECTED);
        code.loadInt(ENTRY);
        tableEntry(0);
        code.op(Opcodes.IADD).load(Opcodes.ISTORE, STATE).jump(Opcodes.GOTO, loop);
        code.label(rootEnded).add(nodeFrame()).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        // a throwable that the levels below did not bring here is new to the parents that are not on the stack
        code.label(thrown).add(fullFrame(Opcodes.TOP, Opcodes.TOP, "java/lang/Throwable")).load(Opcodes.ASTORE, FIRST_ARGUMENT);
        code.loadInt(NODE).push(rootAt).jump(Opcodes.IF_ICMPEQ, rootThrew);
        code.loadObject(FIRST_ARGUMENT).loadObject(INJECTED).jump(Opcodes.IF_ACMPEQ, sameThrowable);
        code.loadObject(FIRST_ARGUMENT).pushConstant(frames()).loadInt(NODE).push(rootAt).op(Opcodes.ISUB).op(Opcodes.ICONST_2).op(Opcodes.ISHR)
                .callStatic(Names.TRACES, "insert", "(Ljava/lang/Throwable;Ljava/lang/String;I)V", false);
        code.label(sameThrowable).add(thrownFrame());
        code.loadObject(REGISTERS).loadObject(FIRST_ARGUMENT).putField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;");
        code.loadObject(FIRST_ARGUMENT).load(Opcodes.ASTORE, INJECTED);
        tableEntry(3);
        code.op(Opcodes.INEG).load(Opcodes.ISTORE, ENTRY);
        tableEntry(2);
        code.load(Opcodes.ISTORE, NODE).jump(Opcodes.GOTO, loop);
        code.label(rootThrew).add(thrownFrame()).loadObject(FIRST_ARGUMENT).op(Opcodes.ATHROW);
    }

    /** Finds the node that sleeps in the root's state, and its entry to go on. */
    private void enterLeaf() {
        code.loadObject(TABLE).loadInt(STATE).plus(-Point.FIRST).op(Opcodes.CALOAD).load(Opcodes.ISTORE, NODE);
        code.loadInt(STATE);
        tableEntry(0);
        code.op(Opcodes.ISUB).load(Opcodes.ISTORE, ENTRY);
    }

    /** Whether the switch over leaves is a method of its own: where it would make the driver too large to be inlined. */
    boolean hasLeafSwitch() {
        int size = SIZE_WITHOUT_LEAVES;
        for (Node node : leafNodes()) {
            size += SIZE_OF_CALL + node.coroutine().parameters().size();
        }
        return needsTable() && size > MOST_INLINED;
    }

    private Collection<Node> leafNodes() {
        Map<String, Node> first = new LinkedHashMap<>();
        nodes.forEach(node -> first.putIfAbsent(node.leaf(), node));
        return first.values();
    }

    /** The switch over leaves as a method: {@code (port, registers, cells, cell, refs, ref, leaf, entry)}. */
    MethodNode leafSwitch() {
        MethodNode leafSwitch = new MethodNode(Names.ACCESS, leavesName, leavesDescriptor(), null, null);
        Code main = code;
        code = new Code();
        code.loadInt(LEAF);
        switchOverLeaves(LEAF_ENTRY, () -> frame(List.of(Opcodes.INTEGER)), () -> code.op(Opcodes.IRETURN));
        leafSwitch.instructions.add(code.list);
        code = main;
        return leafSwitch;
    }

    private void switchOverLeaves(int entrySlot, Supplier<FrameNode> frame, Runnable then) {
        Collection<Node> leaves = leafNodes();
        LabelNode[] labels = new LabelNode[leaves.size()];
        Arrays.setAll(labels, i -> new LabelNode());
        code.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        int number = 0;
        for (Node node : leaves) {
            code.label(labels[number++]).add(frame.get());
            pollLeaf(node.coroutine(), node.refOffset(), entrySlot);
            then.run();
        }
    }

    private String leavesDescriptor() {
        return "(" + root.port().getDescriptor() + Names.RECORD_ARGUMENTS + "I)I";
    }

    /** For {@code Traces}: a line per node, {@code parent|class|method|file|line} of the call that leads to it. */
    private String frames() {
        StringBuilder text = new StringBuilder();
        for (Node node : nodes) {
            if (node.point() != null) {
                Coroutine caller = nodes.get(node.parent()).coroutine();
                text.append(node.parent()).append('|').append(caller.ownerName().replace('/', '.')).append('|').append(caller.name()).append('|')
                        .append(caller.owner.sourceFile == null ? "" : caller.owner.sourceFile).append('|').append(node.point().line);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private void tableEntry(int offset) {
        code.loadObject(TABLE).loadInt(NODE).plus(offset).op(Opcodes.CALOAD);
    }

    private void pollLeaf(Coroutine leaf, int refOffset, int entrySlot) {
        if (!leaf.isStatic()) {
            pushPortOrZero(leaf, 0, Type.getObjectType(leaf.ownerName()));
        }
        int slot = leaf.isStatic() ? 0 : 1;
        for (Type type : Type.getArgumentTypes(leaf.descriptor())) {
            pushPortOrZero(leaf, slot, type);
            slot += type.getSize();
        }
        pushRecord(refOffset);
        code.loadInt(entrySlot);
        callPoll(leaf);
    }

    private void pushPortOrZero(Coroutine leaf, int slot, Type type) {
        if (slot != leaf.portSlot) {
            code.pushZero(type);
        } else {
            code.loadObject(PORT);
            if (!type.equals(root.port())) {
                code.cast(type.getInternalName());
            }
        }
    }

    private void pushRecord(int refOffset) {
        code.loadObject(REGISTERS).loadObject(CELLS).loadInt(CELL).loadObject(REFS).loadInt(REF).plus(refOffset);
    }

    private void callPoll(Coroutine leaf) {
        code.callStatic(leaf.ownerName(), leaf.pollName(), leaf.pollDescriptor(), leaf.ownerIsInterface());
    }

    /** Starts the root with the arguments that wait in the record. */
    private void start() {
        new RootArguments(root).take(code, PORT, CELLS, CELL, REFS, REF);
        pushRecord(0);
        code.push(Point.START);
        callPoll(root);
    }

    // Frames: the arguments, then what a driver of several nodes keeps

    private List<Object> arguments() {
        return new ArrayList<>(List.of(root.port().getInternalName(), Names.REGISTERS, "[J", Opcodes.INTEGER, "[Ljava/lang/Object;", Opcodes.INTEGER,
                Opcodes.INTEGER));
    }

    private FrameNode frame(Object... stack) {
        return frame(List.of(), stack);
    }

    private FrameNode frame(List<Object> more, Object... stack) {
        List<Object> locals = arguments();
        locals.addAll(more);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    private FrameNode fullFrame(Object result, Object thrown, Object... stack) {
        List<Object> locals = arguments();
        locals.addAll(List.of(Opcodes.INTEGER, Opcodes.INTEGER, result, "java/lang/Throwable", "[C", thrown));
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    private FrameNode nodeFrame() {
        return fullFrame(Opcodes.TOP, Opcodes.TOP);
    }

    /** Where the node is not known yet. */
    private FrameNode enteredFrame() {
        return frame(List.of(Opcodes.TOP, Opcodes.TOP, Opcodes.TOP, "java/lang/Throwable", "[C"));
    }

    private FrameNode resultFrame() {
        return fullFrame(Opcodes.INTEGER, Opcodes.TOP);
    }

    private FrameNode thrownFrame() {
        return fullFrame(Opcodes.TOP, "java/lang/Throwable");
    }
}
