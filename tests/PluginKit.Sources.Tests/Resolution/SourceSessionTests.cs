using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Sources.Resolution;

namespace PluginKit.Sources.Tests.Resolution;

/// <summary>References that are resolved together share what they have in common.</summary>
public sealed class SourceSessionTests
{
    [Fact]
    public async Task What_is_shared_is_made_once_also_for_those_who_come_at_the_same_time()
    {
        await using var session = new SourceSession();
        var (made, gate) = (0, new TaskCompletionSource());
        async Task<object> MakeAsync(CancellationToken cancellationToken)
        {
            made++;
            await gate.Task.WaitAsync(cancellationToken);
            return new();
        }

        var asked = Enumerable.Range(0, 20).Select(_ => session.ShareAsync("one", MakeAsync, CancellationToken.None)).ToArray();
        gate.SetResult();
        var got = await Task.WhenAll(asked);

        got.Distinct().Count().ShouldBe(1);
        made.ShouldBe(1);
        (await session.ShareAsync("two", MakeAsync, CancellationToken.None)).ShouldNotBe(got[0]);
        made.ShouldBe(2);
    }

    [Fact]
    public async Task What_could_not_be_made_is_tried_again_by_the_next()
    {
        await using var session = new SourceSession();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Should.ThrowAsync<IOException>(() => session.ShareAsync<object>("one", static _ => throw new IOException("no"), CancellationToken.None));
        await Should.ThrowAsync<OperationCanceledException>(() => session.ShareAsync<object>("one", static _ => Task.FromResult(new object()), source.Token));

        (await session.ShareAsync("one", static _ => Task.FromResult(new object()), CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_session_disposes_what_was_shared_the_last_first_and_ends()
    {
        var order = new List<string>();
        var session = new SourceSession();
        await session.ShareAsync("first", _ => Task.FromResult(new Noted("first", order)), CancellationToken.None);
        await session.ShareAsync("second", _ => Task.FromResult(new Noted("second", order)), CancellationToken.None);

        await session.DisposeAsync();
        await session.DisposeAsync();

        order.ShouldBe(["second", "first"]);
        await Should.ThrowAsync<ObjectDisposedException>(() => session.ShareAsync("first", _ => Task.FromResult(new Noted("first", order)), CancellationToken.None));
    }

    [Fact]
    public async Task The_same_reference_is_resolved_once_and_its_tree_lives_as_long_as_the_session()
    {
        var source = new CountingSource();
        var resolver = new SourceResolver([source]);
        var session = new SourceSession();

        var first = await resolver.ResolveAsync("counted:a", session, CancellationToken.None);
        await first.Tree!.DisposeAsync();
        var second = await resolver.ResolveAsync("counted:a", session, CancellationToken.None);
        var other = await resolver.ResolveAsync("counted:b", session, CancellationToken.None);

        source.Resolved.ShouldBe(["a", "b"]);
        second.Tree!.Digest.ShouldBe("digest of a");
        other.Tree!.Digest.ShouldBe("digest of b");
        source.Open.ShouldBe(2);
        await session.DisposeAsync();
        source.Open.ShouldBe(0);
        (await resolver.ResolveAsync("counted:a", CancellationToken.None)).Tree.ShouldNotBeNull();
        source.Resolved.Count.ShouldBe(3, "without a session nothing is shared");
    }

    [Fact]
    public async Task A_reference_that_cannot_be_resolved_is_not_asked_twice_either()
    {
        var source = new CountingSource { Failure = Problem.Of(ProblemCodes.SourceUnreachable, "Nobody answers.") };
        await using var session = new SourceSession();
        var resolver = new SourceResolver([source]);

        (await resolver.ResolveAsync("counted:a", session, CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.SourceUnreachable);
        (await resolver.ResolveAsync("counted:a", session, CancellationToken.None)).Problem!.Code.ShouldBe(ProblemCodes.SourceUnreachable);

        source.Resolved.ShouldBe(["a"]);
    }

    private sealed class Noted(string name, List<string> order) : IDisposable
    {
        public void Dispose() => order.Add(name);
    }

    private sealed class CountingSource : IPluginSource
    {
        public string Kind => "counted";

        public bool UsesNetwork => true;

        public List<string> Resolved { get; } = [];

        public int Open { get; set; }

        public Problem? Failure { get; init; }

        public SourceReference? TryParse(string reference) =>
            reference.StartsWith("counted:", StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference["counted:".Length..] } : null;

        public ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
        {
            Resolved.Add(reference.Value);
            if (Failure is { } failure)
            {
                return ValueTask.FromResult(SourceResolution.Failed(failure));
            }

            Open++;
            return ValueTask.FromResult(SourceResolution.Of(new EmptyTree(reference.Value, () => Open--), reference, reference));
        }
    }

    private sealed class EmptyTree(string name, Action close) : PackageTree
    {
        public override string Location => name;

        public override string Digest => "digest of " + name;

        public override IReadOnlyList<PackageEntry> Entries => [];

        public override ReadOnlyMemory<byte> Read(string path) => throw new ArgumentException("There is no file.", nameof(path));

        public override bool HasFile(string path) => false;

        public override ValueTask DisposeAsync()
        {
            close();
            return base.DisposeAsync();
        }
    }
}
