package dev.dormouse.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The list of language shapes: what each row obliges the weaver to survive, and where that is tested if not by checks of this suite. */
final class Rows {

    /**
     * A row.
     *
     * @param obligation what it is about, in words
     * @param elsewhere tests of any module that hold it, such as {@code ViewTest.refusesAnotherThread}
     */
    record Entry(String obligation, List<String> elsewhere) {}

    private static final Map<Integer, Entry> ROWS = read("""
            1 the first instruction sleeps
            2 the last instruction sleeps
            3 several sleeps in one expression
            4 a sleep in both arms of a ternary
            5 a sleep inside && and ||
            6 a sleep in an array index, an array store, a compound assignment, an increment of a field
            7 a sleep in a string concatenation
            8 a sleep in the selector and the arms of a switch
            9 a sleep in the head of a loop
            10 a sleep in a for-each
            11 labelled break and continue across a sleep
            12 a sleep in an argument, with earlier ones on the stack
            13 a sleep in an argument of a constructor
            14 a sleep in a constructor within a constructor's argument
            15 a sleep in an assertion
            16 a pattern's binding across a sleep
            17 a variable of an outer block
            18 code that cannot be reached
            19 each type as a local
            20 each type on the operand stack
            21 two-slot types at odd indexes
            22 a local that is null
            23 narrow types that merge
            24 arrays
            25 two classes that merge to an interface
            26 generics and erased casts
            27 a slot that is used again with another type
            28 slots without a value
            29 a slot of the wrong type that is never read
            30 constants on the stack
            31 duplicated stack entries
            32 this
            33 more locals than a byte can number
            34 as many points as a byte can number, and more
            35 a state machine past what one method holds, or what HotSpot compiles | LargeTest.withChildrenThatAreFlattened LargeTest.withChildrenThatAreOpaque LargeMethodsTest.aStretchWithoutPointsThatIsPastTheLimitOfAMethodIsRefused
            36 bits of floats and doubles
            37 a narrow write leaves its neighbours alone
            38 caught, then asleep
            39 asleep in try, thrown after the resume
            40 asleep in catch, with the exception alive
            41 asleep in finally, on each path into it
            42 return in finally
            43 nested handlers of one type
            44 multi-catch
            45 overlapping ranges of handlers
            46 try-with-resources
            47 a handler that reads what the try assigned
            48 checked exceptions are the view's | CompanionTest.checkedExceptionsAreDeclared
            49 a rethrow keeps the trace
            50 a throw ends the coroutine
            51 no stack and no memory left
            52 members of every kind
            53 overriding, bridges, covariant results
            54 generic coroutines
            55 varargs
            56 lambdas
            57 classes of every kind
            58 recursion
            59 coroutines of other packages, modules and jars | ProjectsTest.threeJars ProjectsTest.modulesOnTheModulePath
            60 overloads
            61 misuse is a named error
            62 what is woven is left alone | ProjectsTest.wovenClassesAreNotWovenAgain
            63 a class file that is newer than the weaver | ProjectsTest.aClassFileThatIsNewerThanTheWeaverIsRefusedByName
            64 the resume argument reaches the innermost frame
            65 several values yielded at once
            66 a delegate that ends at once, never yields, or throws
            67 a delegate's value in an expression
            68 restart from every state
            69 close in every state, inner first
            70 a yield during close
            71 a call that the state does not allow
            72 an abandoned view gives its record back when it is closed, and is in the dump until then | ViewTest.closeGivesTheRecordBackAndStartReservesOneAgain DumpTest.anAbandonedViewIsTold
            73 a dead reference is null
            74 no byte allocated
            75 the reported size is the measured one
            76 the largest state rules
            77 boxed records
            78 what does not fit is told with the table | ArenaTest.whatDoesNotFitIsRefusedWithTheTableAndChangesNothing ArenaTest.aRecordOverTheLimitIsRefusedAndOneAtTheLimitIsNot ViewTest.oneViewDrivesThousandsByHandle
            79 a stale handle
            80 a stale wake
            81 line numbers on every path | DebugTablesTest.everyLineAndVariableSurvives
            82 tables of local variables | DebugTablesTest.everyLineAndVariableSurvives
            83 a trace names each level's method and line
            84 a dump of what sleeps | DumpTest.linesAndVariablesAtEveryLevel
            85 a child that is resumed directly throws into its parent
            86 a second child after the first
            87 one child at several places
            88 a fan-out of calls | LargeTest.withChildrenThatAreFlattened LargeTest.withChildrenThatAreOpaque
            89 opaque children
            90 a task that is cancelled
            91 a result through levels
            92 spawning from inside a poll, and into a full pool | PollLoopTest.aTaskSpawnedInsideAPollRunsInThisPassOrTheNext PollLoopTest.spawningIntoAFullPoolReturnsFullAndCostsNothing
            93 scratch
            94 a variable that moves
            95 one layout with debug tables and without | DebugTablesTest.layoutsDoNotDependOnThem
            96 what is refused stays refused | CompilationListenerTest.whatIsRefusedStaysRefused
            97 a lambda that is a coroutine
            98 the order in which classes are initialised
            99 a relocated and minimised jar | PackagedIT.theRelocatedJarHasNothingInTheOldPackagesAndIsSmaller
            """);

    /** What the rows that nothing holds yet wait for. */
    static final Map<Integer, String> OWED = Map.of();

    private Rows() {}

    private static Map<Integer, Entry> read(String table) {
        Map<Integer, Entry> rows = new TreeMap<>();
        table.lines().forEach(line -> {
            String[] parts = line.split(" \\| ");
            int space = line.indexOf(' ');
            rows.put(Integer.valueOf(line.substring(0, space)), new Entry(parts[0].substring(space + 1), parts.length == 1 ? List.of() : List.of(parts[1].split(" "))));
        });
        return rows;
    }

    /** Every row, by its number. */
    static Map<Integer, Entry> all() {
        return ROWS;
    }

    /** The row in words: {@code row 42 (return in finally)}. */
    static String title(int row) {
        Entry found = ROWS.get(row);
        if (found == null) {
            throw new AssertionError("row " + row + " is not in the list of rows");
        }
        return "row " + row + " (" + found.obligation() + ")";
    }
}
