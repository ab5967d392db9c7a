using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Problems;
using PluginKit.Contracts.Sources;
using PluginKit.Platform.Trees;

namespace PluginKit.Lifecycle.Tests.Worlds;

/// <summary>A source of many packages in one repository (<c>repo:NAME//ID</c>), which counts how often it fetches and what of that is still open.</summary>
internal sealed class RepositorySource(string folder, Func<PackageTrees> trees) : IPluginSource
{
    public string Kind => SourceKinds.GitHubRepositoryPath;

    public bool UsesNetwork => true;

    public int Fetches { get; private set; }

    public int Open { get; private set; }

    public int Resolutions { get; private set; }

    /// <summary>Whether references are tags.</summary>
    public bool NamesRelease { get; set; }

    /// <summary>Why the next resolutions fail.</summary>
    public Problem? Failure { get; set; }

    public SourceReference? TryParse(string reference) =>
        reference.StartsWith("repo:", StringComparison.Ordinal) ? new() { Kind = Kind, Value = reference } : null;

    public async ValueTask<SourceResolution> ResolveAsync(SourceReference reference, CancellationToken cancellationToken)
    {
        await using var checkout = Fetch();
        return Read(reference, checkout, cancellationToken);
    }

    public async ValueTask<SourceResolution> ResolveAsync(SourceReference reference, SourceSession session, CancellationToken cancellationToken)
    {
        var checkout = await session.ShareAsync(reference.Value.Split("//")[0], _ => Task.FromResult(Fetch()), cancellationToken);
        return Read(reference, checkout, cancellationToken);
    }

    private Checkout Fetch()
    {
        Fetches++;
        Open++;
        return new(() => Open--);
    }

    private SourceResolution Read(SourceReference reference, Checkout checkout, CancellationToken cancellationToken)
    {
        Resolutions++;
        checkout.IsOpen.ShouldBeTrue();
        if (Failure is { } failure)
        {
            return SourceResolution.Failed(failure);
        }

        var read = trees().Open(Path.Combine(folder, reference.Value.Split("//")[1]), cancellationToken: cancellationToken);
        return read.IsOk ? SourceResolution.Of(read.Tree, reference, reference, NamesRelease) : SourceResolution.Failed(read.Problem);
    }

    private sealed class Checkout(Action close) : IAsyncDisposable
    {
        public bool IsOpen { get; private set; } = true;

        public ValueTask DisposeAsync()
        {
            IsOpen.ShouldBeTrue();
            IsOpen = false;
            close();
            return ValueTask.CompletedTask;
        }
    }
}
