namespace PluginKit.Tests.Hostile;

/// <summary>Looks in the sources of the suites whether a test is there, so that a table can name tests of other suites.</summary>
internal static class WrittenTests
{
    /// <summary>Whether a test is written and runs.</summary>
    /// <param name="name">For example <c>Sources: GitSourceTests.Without_git_it_is_said</c>: the suite, the class, the method.</param>
    public static bool Has(string name)
    {
        var (suite, test) = (name[..name.IndexOf(": ", StringComparison.Ordinal)], name[(name.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
        var (type, method) = (test[..test.IndexOf('.', StringComparison.Ordinal)], test[(test.IndexOf('.', StringComparison.Ordinal) + 1)..]);
        return Directory.EnumerateFiles(Checkout.In("tests", $"PluginKit.{suite}.Tests"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllLines)
            .Any(lines => Array.Exists(lines, line => Declares(line, type)) && IsTest(lines, Array.FindIndex(lines, line => line.Contains($" {method}(", StringComparison.Ordinal))));
    }

    private static bool Declares(string line, string type) =>
        line.Contains("class " + type, StringComparison.Ordinal) && !char.IsLetterOrDigit(line.AsSpan(line.IndexOf("class " + type, StringComparison.Ordinal) + 6 + type.Length) is [var next, ..] ? next : ' ');

    /// <summary>Its attributes stand above it, up to an empty line.</summary>
    private static bool IsTest(string[] lines, int at)
    {
        for (var above = at - 1; above >= 0 && lines[above].Trim().Length > 0; above--)
        {
            var attribute = lines[above].Trim();
            if (attribute.StartsWith('[') && (attribute.Contains("Fact", StringComparison.Ordinal) || attribute.Contains("Theory", StringComparison.Ordinal)))
            {
                return !attribute.Contains("Skip", StringComparison.Ordinal);
            }
        }

        return false;
    }
}
