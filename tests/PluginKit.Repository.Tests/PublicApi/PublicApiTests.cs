using System.Reflection;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>The public surface of every library is a reviewed text: <c>src/&lt;Library&gt;/api/&lt;Library&gt;.txt</c>.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "PLUGINKIT_ACCEPT_API";

    public static TheoryData<string> Libraries => [.. RepositoryRoot.Libraries];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_approved_one(string library)
    {
        var surface = ApiText.Of(Assembly.Load(library));
        if (surface.Length > 0 || File.Exists(RepositoryRoot.In("src", library, "api", library + ".txt")))
        {
            Approved.Compare($"src/{library}/api/{library}.txt", surface, Accept);
        }
    }

    [Fact]
    public void Every_approved_surface_belongs_to_a_library() =>
        Directory.EnumerateFiles(RepositoryRoot.In("src"), "*.txt", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(Path.GetDirectoryName(file)) == "api")
            .Select(static file => Path.GetFileNameWithoutExtension(file))
            .Except(RepositoryRoot.Libraries, StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Fact]
    public void The_text_shows_what_a_consumer_sees() => ApiText.Of(typeof(Sample<>)).ShouldBe(
        """
        [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
        public sealed record Sample<TItem> : IDisposable where TItem : class, new()
            const string Word = "a \"word\""
            Sample(string? Name, int Count = 3)
            int Count { get; init; }
            [JsonPropertyName("items")] required IReadOnlyList<string?> Items { get; init; }
            string? Name { get; init; }
            void Dispose()
            TItem? Find<TKey>(Dictionary<string, TKey?> map, out int index, params string[] names) where TKey : class
            static bool op_GreaterThan(Sample<TItem> left, Sample<TItem> right)
            static bool op_LessThan(Sample<TItem> left, Sample<TItem> right)

        """);
}
