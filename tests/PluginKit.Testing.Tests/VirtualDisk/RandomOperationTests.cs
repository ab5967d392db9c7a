namespace PluginKit.Testing.Tests.VirtualDisk;

/// <summary>The virtual disk against the real one: any sequence of operations ends the same way on both.</summary>
public sealed class RandomOperationTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_sequence_of_operations_has_the_outcome_of_the_real_disk(int seed)
    {
        using var real = new RealDisk();
        using var fake = new FakeDisk(real.Root);
        var operations = new RandomOperations(seed);
        var history = new List<string>();
        for (var step = 0; step < 250; step++)
        {
            var (text, run) = operations.Next();
            var expected = RandomOperations.Outcome(real, run);
            history.Add($"{text} => {expected}");
            RandomOperations.Outcome(fake, run).ShouldBe(expected, string.Join('\n', history.TakeLast(12)));
            fake.Tree().ShouldBe(real.Tree(), string.Join('\n', history.TakeLast(12)));
        }
    }
}
