namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>The virtual disk against the real one: any sequence of operations ends the same way on both.</summary>
public sealed class RandomOperationTests
{
    private const int Steps = 250;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_has_the_outcome_of_the_real_disk(int seed)
    {
        // Root is refused nothing on the real disk, so rights are taken away only when somebody else runs the test.
        var operations = new RandomOperations(seed, takesRights: !Environment.IsPrivilegedProcess);
        Compare(operations.Next);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_of_the_port_has_the_outcome_of_the_real_disk(int seed) => Compare(new RandomPortOperations(seed).Next);

    private static void Compare(Func<(string Text, Func<DiskUnderTest, string> Run)> next)
    {
        using var real = new RealDisk();
        using var fake = new FakeDisk(real.Root);
        var history = new List<string>();
        for (var step = 0; step < Steps; step++)
        {
            var (text, run) = next();
            var expected = RandomOperations.Outcome(real, run);
            history.Add($"{text} => {expected}");
            RandomOperations.Outcome(fake, run).ShouldBe(expected, string.Join('\n', history.TakeLast(12)));
            fake.Tree().ShouldBe(real.Tree(), string.Join('\n', history.TakeLast(12)));
        }
    }
}
