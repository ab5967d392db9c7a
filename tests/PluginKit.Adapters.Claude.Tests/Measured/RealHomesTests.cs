using System.Text;
using System.Text.Json.Nodes;
using PluginKit.Adapters.Claude.Tests.Support;

namespace PluginKit.Adapters.Claude.Tests.Measured;

/// <summary>Measures the homes again with the real client: a version that does something else fails here.</summary>
public sealed class RealHomesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("claude-home-").FullName;

    public static TheoryData<MeasuredHome> Homes => MeasuredHomes.All;

    [RealClientsTheory]
    [MemberData(nameof(Homes))]
    public async Task The_client_does_what_was_measured(MeasuredHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        foreach (var folder in (string[])["home", "project", "ext"])
        {
            Directory.CreateDirectory(Path.Combine(_root, folder));
        }
        foreach (var (path, text) in MeasuredLayout.Files(home, _root))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(false));
        }

        if (home.IsAfterListing)
        {
            await RealClaude.ListAsync($"{_root}/home", $"{_root}/project");
        }

        // Otherwise a session's view first: listing makes missing copies.
        var loaded = await RealClaude.LoadedAsync($"{_root}/home", $"{_root}/project");
        var listed = await RealClaude.ListAsync($"{_root}/home", $"{_root}/project");

        string.Join(',', loaded).ShouldBe(home.Loaded);
        Said(listed.OfType<JsonObject>().FirstOrDefault(static row => (string?)row["id"] == "alpha@mk")).ShouldBe(home.Listed, listed.ToJsonString());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static string Said(JsonObject? row)
    {
        if (row is null)
        {
            return "none";
        }
        return row["errors"] is not null ? "error" : (bool)row["enabled"]! ? "on" : "off";
    }
}
