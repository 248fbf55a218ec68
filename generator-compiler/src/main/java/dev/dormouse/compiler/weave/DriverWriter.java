package dev.dormouse.compiler.weave;

import java.util.ArrayList;
import java.util.Arrays;
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
 * Writes the driver of a root, or of a child that is not flattened.
 *
 * <p>A driver of one node only calls its poll. One of several goes round a loop: from an entry in the root's numbering and a row of its table to a poll, and, when that level ends or throws, to
 * the entry and the row of its parent. The table is a {@code char[]} in the companion: first, for each entry from {@code -(states + 1)} to {@code states + 1}, where its row stands; then the rows, two
 * for each node, one to go on and one to throw.
 *
 * <p>There is one case in the switch for each leaf coroutine and reference offset, however many paths lead to it. The switch stands in the driver as
 * long as HotSpot still inlines that where it is hot, and in a method of its own beyond.
 *
 * <p>A leaf that sleeps again where it slept leaves the root's state as it is. Returning that, instead of adding the base, keeps the table's loads out of the chain
 * from one resume to the next.
 */
final class DriverWriter {

    private static final int PORT = 0;
    private static final int REGISTERS = 1;
    private static final int CELLS = 2;
    private static final int CELL = 3;
    private static final int REFS = 4;
    private static final int REF = 5;
    /** The entry in the root's numbering. */
    private static final int STATE = 6;
    private static final int TABLE = 7;
    private static final int ROW = 8;
    /** The entry in the node's numbering. */
    private static final int ENTRY = 9;
    private static final int THROWN = 10;
    private static final int LEAF = 6;
    private static final int LEAF_ENTRY = 7;

    // A row; Traces knows the last two.
    /** What to take from the root's entry to get the node's: the base; or its negative, modulo 2^16, to throw. */
    private static final int ROW_BASE = 0;
    /** The case in the switch. */
    private static final int ROW_LEAF = 1;
    /** What to add to the node's state to get the root's. */
    private static final int ROW_ADD = 2;
    /** Where the parent's row to go on stands; its row to throw is the next one. */
    private static final int ROW_PARENT = 3;
    /** The entry in the parent when this level ends; 0 for the root. */
    private static final int ROW_RETURN = 4;
    /** The node's number. */
    private static final int ROW_NODE = 5;
    private static final int ROW_SIZE = 6;

    /** Bytes of code. The last is HotSpot's FreqInlineSize; measured in docs/benchmarks.md. */
    private static final int SIZE_WITHOUT_LEAVES = 132;
    private static final int SIZE_OF_CALL = 20;
    private static final int MOST_INLINED = 325;

    private final Coroutine root;
    private final List<Node> nodes;
    private final Map<String, Node> leaves = new LinkedHashMap<>();
    private final String companion;
    private final String tableName;
    private final String leavesName;
    private Code code = new Code();
    private final MethodNode method;

    DriverWriter(Coroutine root, String companion) {
        this.root = root;
        this.companion = companion;
        nodes = Node.of(root);
        nodes.forEach(node -> leaves.putIfAbsent(node.leaf(), node));
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
        char[] table = new char[row(nodes.size())];
        List<String> cases = List.copyOf(leaves.keySet());
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (int sign = 1; sign >= -1; sign -= 2) {
                int row = sign > 0 ? row(i) : row(i) + ROW_SIZE;
                for (int state = 0; state < node.ownStates(); state++) {
                    table[entryZero() + sign * (node.base() + Point.FIRST + state)] = (char) row;
                }
                table[row + ROW_BASE] = (char) (sign * node.base());
                table[row + ROW_LEAF] = (char) cases.indexOf(node.leaf());
                table[row + ROW_ADD] = (char) node.base();
                table[row + ROW_PARENT] = (char) row(node.parent());
                table[row + ROW_RETURN] = (char) (node.point() == null ? 0 : nodes.get(node.parent()).base() + node.point().state);
                table[row + ROW_NODE] = (char) i;
            }
        }
        return new Code().pushConstant(new String(table)).callVirtual("java/lang/String", "toCharArray", "()[C")
                .add(new FieldInsnNode(Opcodes.PUTSTATIC, companion, tableName, "[C")).list;
    }

    /** Where an entry 0 would find its row. */
    private int entryZero() {
        return root.states() + 1;
    }

    /** Where the rows of a node begin. */
    private int row(int node) {
        return 2 * entryZero() + 1 + 2 * ROW_SIZE * node;
    }

    MethodNode write() {
        if (needsTable()) {
            driveNodes();
        } else {
            pollLeaf(root, 0, STATE);
            code.op(Opcodes.IRETURN);
        }
        method.instructions.add(code.list);
        return method;
    }

    private void driveNodes() {
        LabelNode enter = new LabelNode();
        LabelNode from = new LabelNode();
        LabelNode to = new LabelNode();
        LabelNode polled = new LabelNode();
        LabelNode elsewhere = new LabelNode();
        LabelNode up = new LabelNode();
        LabelNode rootEnded = new LabelNode();
        LabelNode thrown = new LabelNode();
        code.add(new FieldInsnNode(Opcodes.GETSTATIC, companion, tableName, "[C")).load(Opcodes.ASTORE, TABLE);
        code.loadObject(TABLE).loadInt(STATE).plus(entryZero()).op(Opcodes.CALOAD).load(Opcodes.ISTORE, ROW);
        code.label(enter).add(rowFrame()).loadInt(STATE);
        column(ROW_BASE);
        code.op(Opcodes.ISUB).op(Opcodes.I2S).load(Opcodes.ISTORE, ENTRY);
        code.label(from);
        if (hasLeafSwitch()) {
            code.loadObject(PORT);
            pushRecord(0);
            column(ROW_LEAF);
            code.loadInt(ENTRY).callStatic(companion, leavesName, leavesDescriptor(), false);
        } else {
            column(ROW_LEAF);
            switchOverLeaves(ENTRY, this::nodeFrame, () -> code.jump(Opcodes.GOTO, polled));
        }
        code.label(to);
        method.tryCatchBlocks.add(new TryCatchBlockNode(from, to, thrown, null));
        // asleep, where it slept or elsewhere
        code.label(polled).add(nodeFrame(Opcodes.INTEGER)).op(Opcodes.DUP).jump(Opcodes.IFEQ, up);
        code.op(Opcodes.DUP).loadInt(ENTRY).jump(Opcodes.IF_ICMPNE, elsewhere).op(Opcodes.POP).loadInt(STATE).op(Opcodes.IRETURN);
        code.label(elsewhere).add(nodeFrame(Opcodes.INTEGER));
        column(ROW_ADD);
        code.op(Opcodes.IADD).op(Opcodes.IRETURN);
        // ended
        code.label(up).add(nodeFrame(Opcodes.INTEGER)).op(Opcodes.POP);
        column(ROW_RETURN);
        code.op(Opcodes.DUP).load(Opcodes.ISTORE, STATE).jump(Opcodes.IFEQ, rootEnded);
        column(ROW_PARENT);
        code.load(Opcodes.ISTORE, ROW).jump(Opcodes.GOTO, enter);
        code.label(rootEnded).add(nodeFrame()).op(Opcodes.ICONST_0).op(Opcodes.IRETURN);
        // threw
        code.label(thrown).add(nodeFrame("java/lang/Throwable")).load(Opcodes.ASTORE, THROWN);
        code.loadObject(REGISTERS).loadObject(THROWN).loadObject(TABLE).loadInt(ROW).pushConstant(frames())
                .callStatic(Names.TRACES, "threw", "(L" + Names.REGISTERS + ";Ljava/lang/Throwable;[CILjava/lang/String;)I", false).load(Opcodes.ISTORE, STATE);
        column(ROW_PARENT);
        code.plus(ROW_SIZE).load(Opcodes.ISTORE, ROW).jump(Opcodes.GOTO, enter);
    }

    /** Whether the switch over leaves is a method of its own: where it would make the driver too large to be inlined. */
    boolean hasLeafSwitch() {
        int size = SIZE_WITHOUT_LEAVES;
        for (Node node : leaves.values()) {
            size += SIZE_OF_CALL + node.coroutine().parameters().size() - 1;
        }
        return needsTable() && size > MOST_INLINED;
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

    /** Each case leaves the poll's result on the stack. */
    private void switchOverLeaves(int entrySlot, Supplier<FrameNode> frame, Runnable then) {
        LabelNode[] labels = new LabelNode[leaves.size()];
        Arrays.setAll(labels, i -> new LabelNode());
        code.add(new TableSwitchInsnNode(0, labels.length - 1, labels[0], labels));
        int number = 0;
        for (Node node : leaves.values()) {
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

    /** Pushes what stands in a column of the row. */
    private void column(int offset) {
        code.loadObject(TABLE).loadInt(ROW).plus(offset).op(Opcodes.CALOAD);
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
        leaf.counted.forEach(counted -> code.op(Opcodes.ICONST_0));
        pushRecord(refOffset);
        code.loadInt(entrySlot);
        code.callStatic(leaf.ownerName(), leaf.pollName(), leaf.pollDescriptor(), leaf.ownerIsInterface());
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

    // Frames: the arguments, then what a driver of several nodes keeps

    private FrameNode frame(List<Object> more, Object... stack) {
        List<Object> locals = new ArrayList<>(List.of(root.port().getInternalName(), Names.REGISTERS, "[J", Opcodes.INTEGER, "[Ljava/lang/Object;", Opcodes.INTEGER,
                Opcodes.INTEGER));
        locals.addAll(more);
        return new FrameNode(Opcodes.F_NEW, locals.size(), locals.toArray(), stack.length, stack);
    }

    /** Where the row is known. */
    private FrameNode rowFrame() {
        return frame(List.of("[C", Opcodes.INTEGER));
    }

    /** Where the entry is known, too. */
    private FrameNode nodeFrame(Object... stack) {
        return frame(List.of("[C", Opcodes.INTEGER, Opcodes.INTEGER), stack);
    }
}
