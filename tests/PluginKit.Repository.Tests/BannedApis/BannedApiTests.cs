using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PluginKit.Repository.Tests.BannedApis;

/// <summary>Disk, processes, clock and environment belong to Platform: the analyzer is the first net, the scan below the second.</summary>
public sealed partial class BannedApiTests
{
    private const string Everywhere = "BannedSymbols.txt";
    private const string InPlatform = "BannedSymbols.Platform.txt";

    [Fact]
    public void No_library_but_platform_calls_disk_process_clock_or_environment()
    {
        var found = RepositoryRoot.CodeFiles("src")
            .Where(static file => !RepositoryRoot.Relative(file).StartsWith("src/PluginKit.Platform/", StringComparison.Ordinal))
            .SelectMany(static file => BannedCall.In(File.ReadAllText(file)).Where(call => !IsExplained(RepositoryRoot.Relative(file), call.Text)).Select(call => $"{RepositoryRoot.Relative(file)}:{call.Line}: {call.Text}"));

        found.ShouldBeEmpty();
    }

    /// <summary>A machine that stands still for a second, loaded or asleep, must not turn a good file into an error. Patterns of users are another matter.</summary>
    [Fact]
    public void No_pattern_of_a_library_gives_up_by_the_clock() =>
        RepositoryRoot.CodeFiles("src")
            .Where(static file => GeneratedPattern().Matches(File.ReadAllText(file)).Any(static match => Limit().IsMatch(match.Value)))
            .Select(RepositoryRoot.Relative)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("var a = File.ReadAllText(p);")]
    [InlineData("var a = System.IO.Directory.GetFiles(p);")]
    [InlineData("using var a = new FileStream(p, FileMode.Open);")]
    [InlineData("using var a = Process.Start(info);")]
    [InlineData("var a = new ProcessStartInfo();")]
    [InlineData("var a = DateTimeOffset.UtcNow;")]
    [InlineData("var a = DateTime.Today;")]
    [InlineData("var a = Environment.GetEnvironmentVariable(n);")]
    [InlineData("var a = Environment.CurrentDirectory;")]
    [InlineData("Console.WriteLine(1);")]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("var a = \"text\" + /* why */ File.ReadAllText(p); // then")]
    public void The_scan_finds_a_banned_call(string code) => BannedCall.In(code).Count().ShouldBe(1);

    [Theory]
    [InlineData("// File.ReadAllText(p)")]
    [InlineData("/* DateTime.Now\n File.Exists(p) */")]
    [InlineData("var a = \"File.ReadAllText(p) // \\\" DateTime.Now\";")]
    [InlineData("var a = @\"C:\\ File.Exists(\"\"x\"\") \";")]
    [InlineData("var a = \"\"\"\n Console.WriteLine(\"x\");\n \"\"\";")]
    [InlineData("public record Read(FileView File) { Problem? P => File.Problem; }")]
    [InlineData("var a = kind == PathKind.File ? disk.File.Exists(p) : client.Environment.HomeDirectory;")]
    [InlineData("var a = '\"'; var b = Profile.Name; var c = '\\'';")]
    public void The_scan_leaves_comments_texts_and_other_names_alone(string code) => BannedCall.In(code).ShouldBeEmpty();

    [Theory]
    [InlineData("T:System.IO.File")]
    [InlineData("T:System.IO.Directory")]
    [InlineData("T:System.IO.FileInfo")]
    [InlineData("T:System.IO.DirectoryInfo")]
    [InlineData("T:System.IO.FileStream")]
    [InlineData("T:System.Diagnostics.Process")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Environment.GetEnvironmentVariable(System.String)")]
    [InlineData("M:System.Environment.GetEnvironmentVariables")]
    [InlineData("M:System.Environment.GetFolderPath(System.Environment.SpecialFolder)")]
    [InlineData("P:System.Environment.CurrentDirectory")]
    [InlineData("M:System.IO.Path.GetFullPath(System.String)")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    public void The_analyzer_bans_the_symbol(string id) => BannedSymbol.Load(Everywhere).Select(static symbol => symbol.Id).ShouldContain(id);

    [Theory]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.Environment.CurrentDirectory")]
    [InlineData("M:System.IO.Path.GetFullPath(System.String)")]
    public void Platform_itself_has_no_clock_and_no_working_directory(string id) => BannedSymbol.Load(InPlatform).Select(static symbol => symbol.Id).ShouldContain(id);

    [Fact]
    public void Every_banned_symbol_exists_and_names_its_replacement()
    {
        foreach (var symbol in BannedSymbol.Load(Everywhere).Concat(BannedSymbol.Load(InPlatform)))
        {
            symbol.Exists().ShouldBeTrue(symbol.Id);
            symbol.Reason.ShouldNotBeEmpty(symbol.Id);
        }
    }

    [Fact]
    public void The_lists_are_attached_to_every_library()
    {
        var files = XDocument.Load(RepositoryRoot.In("eng", "Library.props")).Descendants("AdditionalFiles")
            .ToDictionary(static item => Path.GetFileName(((string)item.Attribute("Include")!).Replace("$(MSBuildThisFileDirectory)", string.Empty, StringComparison.Ordinal)), static item => (string)item.Attribute("Condition")!);

        files[Everywhere].ShouldBe("'$(MSBuildProjectName)' != 'PluginKit.Platform'");
        files[InPlatform].ShouldBe("'$(MSBuildProjectName)' == 'PluginKit.Platform'");
    }

    [Fact]
    public void Nobody_switches_the_rule_off()
    {
        string[] settings = [RepositoryRoot.In(".editorconfig"), RepositoryRoot.In("Directory.Build.props"), .. Directory.GetFiles(RepositoryRoot.In("eng"), "*.props"), .. RepositoryRoot.Libraries.Select(RepositoryRoot.ProjectFileOf)];
        var code = RepositoryRoot.CodeFiles("src").Where(static file => !RepositoryRoot.Relative(file).StartsWith("src/PluginKit.Platform/", StringComparison.Ordinal));

        settings.Concat(code).Where(static file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal)).Select(RepositoryRoot.Relative).ShouldBeEmpty();
    }

    // The scan knows no types. In the virtual disk, File and Directory are the members of IFileSystem; the simulated programs ask for the
    // temporary folder only to learn how a drive is written.
    private static bool IsExplained(string file, string call) => (file, call) switch
    {
        _ when file.StartsWith("src/PluginKit.Testing/VirtualDisk/", StringComparison.Ordinal) => call.StartsWith("File.", StringComparison.Ordinal) || call.StartsWith("Directory.", StringComparison.Ordinal),
        ("src/PluginKit.Testing/SimulatedClients/SimulatedClientPrograms.cs", "Path.GetTempPath") => true,
        _ => false,
    };

    [GeneratedRegex(@"\[GeneratedRegex\(.*?\)\]\s*private static partial", RegexOptions.Singleline)]
    private static partial Regex GeneratedPattern();

    [GeneratedRegex(@"(matchTimeoutMilliseconds: |, )[0-9][0-9_]*\)\]")]
    private static partial Regex Limit();
}
