namespace PluginKit.Benchmarks.Running;

/// <summary>A figure for the wrong answer is worth nothing: every operation checks what it got.</summary>
internal static class Expect
{
    public static TAnswer Count<TAnswer>(TAnswer answer, int found, int expected) => found == expected
        ? answer
        : throw new InvalidOperationException($"Expected {expected}, got {found}: the generated data or the library is wrong.");

    public static TAnswer That<TAnswer>(TAnswer answer, bool holds, string what) => holds
        ? answer
        : throw new InvalidOperationException($"Expected {what}: the generated data or the library is wrong.");
}
