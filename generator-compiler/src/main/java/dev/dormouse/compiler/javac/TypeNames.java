package dev.dormouse.compiler.javac;

/** The runtime's types, which the compiler knows by name only. */
final class TypeNames {

    static final String ARENA = "dev.dormouse.arena.Arena";
    static final String ASYNC = "dev.dormouse.Async";
    static final String COROUTINE = "dev.dormouse.Coroutine";
    static final String LAYOUT = "dev.dormouse.woven.Layout";
    static final String NOT_WOVEN = "dev.dormouse.NotWoven";
    static final String POLL_LOOP = "dev.dormouse.PollLoop";
    static final String POOL = "dev.dormouse.arena.Pool";
    static final String PORT = "dev.dormouse.Port";
    static final String RECORD_LAYOUT = "dev.dormouse.arena.RecordLayout";
    static final String RECORD_TYPE = "dev.dormouse.arena.RecordType";
    static final String REGISTERS = "dev.dormouse.woven.Registers";
    static final String RESERVATION = "dev.dormouse.Reservation";
    static final String SENSITIVE = "dev.dormouse.Sensitive";
    static final String STUBS = "dev.dormouse.woven.Stubs";
    static final String TASK_TYPE = "dev.dormouse.TaskType";
    static final String VIEW = "dev.dormouse.View";

    private TypeNames() {}
}
