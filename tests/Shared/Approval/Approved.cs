using System.Text;

namespace PluginKit.Tests.Approval;

/// <summary>Compares what is generated with what was approved; an environment variable makes the generated text the approved one.</summary>
internal static class Approved
{
    /// <summary>Compares, or rewrites the file when the switch is set.</summary>
    /// <param name="path">The approved file, relative to the repository with forward slashes.</param>
    /// <param name="generated">What it should say; lines end with LF.</param>
    /// <param name="acceptSwitch">The environment variable that accepts.</param>
    public static void Compare(string path, string generated, string acceptSwitch)
    {
        var file = Checkout.In(path.Split('/'));
        if (Environment.GetEnvironmentVariable(acceptSwitch) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, generated, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        if (!string.Equals(approved, generated, StringComparison.Ordinal))
        {
            Assert.Fail($"{path} is not what the code says. Review the difference; to accept it run the tests with {acceptSwitch}=1.\n{TextDifference.Of(approved, generated)}");
        }
    }
}
